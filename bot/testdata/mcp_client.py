"""Asks `BOT mcp` by the Python SDK and lays what it gives beside the files in CORPUS."""

import asyncio
import hashlib
import pathlib
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

bot, corpus = sys.argv[1], pathlib.Path(sys.argv[2])


def given(result):
    assert not (getattr(result, "is_error", None) or getattr(result, "isError", None)), result
    return getattr(result, "structured_content", None) or result.structuredContent


def matches(quote):
    stored = (corpus / quote["article"]["file"]).read_bytes()
    assert stored[quote["start"] : quote["end"]].decode() == quote["text"], quote
    assert hashlib.sha256(stored).hexdigest() == quote["article"]["sha256"], quote


async def main():
    server = StdioServerParameters(command=bot, args=["mcp"])
    async with stdio_client(server) as (reader, writer), ClientSession(reader, writer) as session:
        await session.initialize()
        names = sorted(tool.name for tool in (await session.list_tools()).tools)
        assert names == ["article", "check_quote", "find_quotes", "who_said"], names
        answer = given(await session.call_tool("find_quotes", {"question": "How many people were injured when the bridge fell?"}))
        words = {"words": "We now count 17 injured, two of them badly."}
        said = given(await session.call_tool("who_said", words))
        checked = given(await session.call_tool("check_quote", {"text": words["words"].replace("17", "70")}))
        opened = given(await session.call_tool("article", {"id": answer["quotes"][0]["article"]["id"]}))
        assert checked["status"] == "altered", checked
        quotes = answer["quotes"] + said["said_by"] + checked["matches"] + opened["quotes"]
        assert len(quotes) > 10
        for quote in quotes:
            matches(quote)
    print("all match")


asyncio.run(main())
