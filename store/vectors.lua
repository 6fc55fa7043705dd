#!lua flags=
-- Gives passages of an article embeddings of one generation. Those of earlier
-- versions keep them for the day when that version is current again.
--
-- KEYS: article, counts, building, vector set, a hash for each passage
-- ARGV: article id, generation, then for each passage its id and its embedding
local article, counts, building, set = unpack(KEYS, 1, 4)
local id, generation = ARGV[1], ARGV[2]
local field = 'e:' .. generation
local passages = #KEYS - 4

if redis.call('SISMEMBER', building, generation) == 0 then
  return redis.error_reply('GENERATIONS have changed')
end
for p = 1, passages do
  if redis.call('HGET', KEYS[4 + p], 'article') ~= id then
    return redis.error_reply('MISSING ' .. ARGV[1 + 2 * p])
  end
end

local current = {}
for _, passage in ipairs(cjson.decode(redis.call('HGET', article, 'passages') or '[]')) do current[passage] = true end

local added = 0
for p = 1, passages do
  local passage, embedding = ARGV[1 + 2 * p], ARGV[2 + 2 * p]
  local element = passage .. '\0' .. id
  local stored = redis.call('HGET', KEYS[4 + p], field)
  if current[passage] then
    local there = redis.call('VISMEMBER', set, element) == 1
    if there and embedding ~= stored then
      redis.call('VREM', set, element)
      there = false
    end
    if not there then add(set, element, embedding) end
    if not stored then added = added + 1 end
  end
  if embedding ~= stored then redis.call('HSET', KEYS[4 + p], field, embedding) end
end
redis.call('HINCRBY', article, 'n:' .. generation, added)
redis.call('HINCRBY', counts, 'embedded:' .. generation, added)
return added
