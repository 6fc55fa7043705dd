#!/usr/bin/env python3
"""Makes spec.json, the table by which the test server checks calls.

    python3 make_spec.py api.json > spec.json

api.json is github.com/PaulSonOfLars/telegram-bot-api-spec (MIT, see NOTICE).
Of it the table keeps the methods below and the types that their parameters
reach: names, types, and what is required. A required field's name ends in "!".
"""
import json
import sys

METHODS = """
getMe getUpdates setWebhook deleteWebhook getWebhookInfo
sendMessage sendMessageDraft sendDocument sendChatAction setMessageReaction
editMessageText editMessageReplyMarkup deleteMessage
answerCallbackQuery answerInlineQuery answerGuestQuery
getChat getChatMember getChatAdministrators getChatMemberCount leaveChat
setMyCommands deleteMyCommands getMyCommands
setMyName setMyDescription setMyShortDescription setChatMenuButton
""".split()


def fields(of):
    return {f["name"] + ("!" if f["required"] else ""): f["types"] for f in of.get("fields", [])}


def constant(field):
    """The only value of a type's discriminating field, which the specification gives in prose."""
    words = field["description"].replace("“", '"').replace("”", '"')
    for before in ("must be ", "always "):
        if before in words:
            return words.split(before)[1].strip(' ".').split()[0].strip('".,')
    return None


def inner(name):
    while name.startswith("Array of "):
        name = name[len("Array of "):]
    return name


def reach(api, name, types):
    name = inner(name)
    if name in types or name not in api["types"]:
        return
    of = api["types"][name]
    types[name] = kept = {}
    if of.get("subtypes"):
        kept["any"] = of["subtypes"]
        for sub in of["subtypes"]:
            reach(api, sub, types)
        return
    kept["fields"] = fields(of)
    for field in of.get("fields", []):
        if field["name"] in ("type", "source", "status") and of.get("subtype_of") and constant(field):
            kept["is"] = {field["name"]: constant(field)}
        for type_name in field["types"]:
            reach(api, type_name, types)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        api = json.load(file)
    methods, types = {}, {}
    for name in METHODS:
        method = api["methods"][name]
        methods[name] = fields(method)
        for field in method.get("fields", []):
            for type_name in field["types"]:
                reach(api, type_name, types)
    out = {"version": api["version"], "methods": methods, "types": types}
    json.dump(out, sys.stdout, ensure_ascii=False, indent=1)
    print()


main()
