#!lua flags=
-- Makes the vector set hold exactly those vectors of an article that its current
-- passages hold, and counts them anew. An article that has changed since it was
-- read needs no repair: its writer saw to it.
--
-- KEYS: article, counts, vector set, a hash for each passage
-- ARGV: article id, generation, passage ids as JSON, then each passage id
local article, counts, set = unpack(KEYS, 1, 3)
local id, generation, order = unpack(ARGV, 1, 3)
local field = 'e:' .. generation
local dim = dimensions(generation)

if redis.call('HGET', article, 'passages') ~= order then return 0 end

local embedded, changed = 0, 0
for p = 1, #KEYS - 3 do
  local element = ARGV[3 + p] .. '\0' .. id
  local embedding = redis.call('HGET', KEYS[3 + p], field)
  if embedding and not is_embedding(embedding, dim) then -- damaged: it must be made anew
    redis.call('HDEL', KEYS[3 + p], field)
    embedding = false
  end
  local there = redis.call('VISMEMBER', set, element) == 1
  if embedding then embedded = embedded + 1 end
  if embedding and not there then
    add(set, element, embedding)
    changed = changed + 1
  elseif there and not embedding then
    redis.call('VREM', set, element)
    changed = changed + 1
  end
end
local was = tonumber(redis.call('HGET', article, 'n:' .. generation) or '0')
if embedded ~= was then
  redis.call('HSET', article, 'n:' .. generation, embedded)
  redis.call('HINCRBY', counts, 'embedded:' .. generation, embedded - was)
end
return changed
