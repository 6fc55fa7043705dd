#!/usr/bin/env python3
"""Make the corpus folders that bot/testdata/cluster.yaml asks about.

usage: make_cluster.py NEWS_CLUSTER_DIR OUT_DIR

Each event becomes OUT_DIR/event-N/ with one NNN.txt per article (the JSON's
"text", unchanged) and a corpus.yaml. Articles are numbered in the order of
their JSON file names, so the same data gives the same bytes.
OUT_DIR/all/ holds every article of the chosen events, as event-N-NNN.txt.
"""
import glob, json, os, shutil, sys

EVENTS = [19, 24, 44, 67, 73]

# domain -> (id, name, aliases)
OUTLETS = {
    "abcnews.go.com": ("abc-news", "ABC News", ["ABC"]),
    "bbc.com": ("bbc", "BBC News", ["BBC"]),
    "bloomberg.com": ("bloomberg", "Bloomberg", ["Bloomberg News"]),
    "chinadaily.com.cn": ("china-daily", "China Daily", []),
    "cnn.com": ("cnn", "CNN", ["Cable News Network"]),
    "dailymail.co.uk": ("daily-mail", "Daily Mail", ["Mail Online", "MailOnline"]),
    "express.co.uk": ("daily-express", "Daily Express", ["Express", "The Express"]),
    "foxnews.com": ("fox-news", "Fox News", ["Fox"]),
    "huffingtonpost.com": ("huffpost", "HuffPost", ["Huffington Post", "The Huffington Post"]),
    "independent.co.uk": ("the-independent", "The Independent", ["Independent"]),
    "nbcnews.com": ("nbc-news", "NBC News", ["NBC"]),
    "npr.org": ("npr", "NPR", ["National Public Radio"]),
    "nytimes.com": ("new-york-times", "The New York Times", ["New York Times", "NYT", "NY Times"]),
    "reuters.com": ("reuters", "Reuters", []),
    "rt.com": ("rt", "RT", ["Russia Today"]),
    "telegraph.co.uk": ("the-telegraph", "The Telegraph", ["Telegraph", "Daily Telegraph"]),
    "theguardian.com": ("the-guardian", "The Guardian", ["Guardian"]),
    "theinquirer.net": ("the-inquirer", "The Inquirer", ["Inquirer"]),
    "thedenverchannel.com": ("denver-channel", "The Denver Channel", ["Denver7", "Denver Channel"]),
    "thesun.co.uk": ("the-sun", "The Sun", ["Sun"]),
    "thetimes.co.uk": ("the-times", "The Times", ["Times of London"]),
    "usatoday.com": ("usa-today", "USA Today", []),
    "washingtonpost.com": ("washington-post", "The Washington Post", ["Washington Post", "WaPo"]),
    "businessinsider.de": ("business-insider", "Business Insider", ["BI"]),
    "cnbc.com": ("cnbc", "CNBC", []),
    "denverpost.com": ("denver-post", "The Denver Post", ["Denver Post"]),
    "detroitnews.com": ("detroit-news", "The Detroit News", ["Detroit News"]),
    "gizmodo.com": ("gizmodo", "Gizmodo", []),
    "huffingtonpost.ca": ("huffpost-canada", "HuffPost Canada", ["HuffPost", "Huffington Post", "The Huffington Post"]),
    "japantimes.co.jp": ("japan-times", "The Japan Times", ["Japan Times"]),
    "jreasn.com": ("jreasn", "JREASN", []),
    "pcmag.com": ("pcmag", "PCMag", ["PC Magazine"]),
    "sfgate.com": ("sfgate", "SFGate", []),
    "standard.co.uk": ("evening-standard", "Evening Standard", ["The Standard", "London Evening Standard"]),
    "theverge.com": ("the-verge", "The Verge", ["Verge"]),
    "wsj.com": ("wall-street-journal", "The Wall Street Journal", ["Wall Street Journal", "WSJ"]),
}


def outlet_of(domain):
    for base, out in OUTLETS.items():
        if domain == base or domain.endswith("." + base):
            return base, out
    raise SystemExit(f"no outlet for {domain}")


def published(stamp):
    if not stamp:
        return None
    day, _, clock = stamp.replace(" ", "T").partition("T")
    return day if clock in ("", "00:00:00") else f"{day}T{clock}Z"


def write_folder(folder, articles):
    os.makedirs(folder)
    outlets, lines = {}, []
    for name, d in articles:
        with open(os.path.join(folder, name), "wb") as f:
            f.write(d["text"].encode("utf-8"))
        base, (oid, oname, aliases) = outlet_of(d["source_domain"])
        outlets.setdefault(oid, (oname, aliases, {base}))[2].add(d["source_domain"])
        lines.append(f"  - file: {name}\n    outlet: {oid}\n    url: {json.dumps(d['url'])}")
        if d.get("title"):
            lines.append(f"    title: {json.dumps(d['title'], ensure_ascii=False)}")
        if published(d.get("date_publish")):
            lines.append(f"    published: {published(d['date_publish'])}")
    with open(os.path.join(folder, "corpus.yaml"), "w", encoding="utf-8") as f:
        f.write("outlets:\n")
        for oid in sorted(outlets):
            oname, aliases, domains = outlets[oid]
            f.write(f"  - id: {oid}\n    name: {oname}\n")
            if aliases:
                f.write(f"    aliases: [{', '.join(aliases)}]\n")
            f.write(f"    domains: [{', '.join(sorted(domains))}]\n")
        f.write("articles:\n" + "\n".join(lines) + "\n")


def main():
    src = sys.argv[1]
    out = sys.argv[2]
    events = {n: [] for n in EVENTS}
    for path in sorted(glob.glob(os.path.join(src, "*.json"))):
        with open(path, encoding="utf-8") as f:
            d = json.load(f)
        n = int(d["newsCluster"]["EventId"])
        if n in events:
            events[n].append(d)
    union = []
    for n, found in events.items():
        folder = os.path.join(out, f"event-{n}")
        shutil.rmtree(folder, ignore_errors=True)
        write_folder(folder, [(f"{i:03d}.txt", d) for i, d in enumerate(found)])
        union += [(f"event-{n}-{i:03d}.txt", d) for i, d in enumerate(found)]
        print(folder, len(found), "articles")
    shutil.rmtree(os.path.join(out, "all"), ignore_errors=True)
    write_folder(os.path.join(out, "all"), union)
    print(os.path.join(out, "all"), len(union), "articles")


if __name__ == "__main__":
    main()
