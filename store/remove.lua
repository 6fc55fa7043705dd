#!lua flags=allow-oom
-- Takes an article out with all its versions, passages and vectors, and tells of
-- it. It refuses when the article has changed since its keys were listed.
--
-- KEYS: article, articles, owned, counts, changes, building,
--       a vector set for each generation, then the keys that the article owns
-- ARGV: article id, its last change, most changes kept, the generations
local article, articles, owned, counts, changes, building = unpack(KEYS, 1, 6)
local id, changed, kept = unpack(ARGV, 1, 3)
local generations = #ARGV - 3

if redis.call('HGET', article, 'changed') ~= changed or redis.call('SCARD', owned) ~= #KEYS - 6 - generations then
  return redis.error_reply('CHANGED meanwhile')
end
if redis.call('SCARD', building) ~= generations then
  return redis.error_reply('GENERATIONS have changed')
end
for g = 1, generations do
  if redis.call('SISMEMBER', building, ARGV[3 + g]) == 0 then
    return redis.error_reply('GENERATIONS have changed')
  end
end

-- What is damaged must go all the same; the start-up check finds stray vectors.
local sound, passages = pcall(cjson.decode, redis.call('HGET', article, 'passages'))
if not sound then passages = {} end
for g = 1, generations do
  for _, passage in ipairs(passages) do redis.call('VREM', KEYS[6 + g], passage .. '\0' .. id) end
  local was = tonumber(redis.call('HGET', article, 'n:' .. ARGV[3 + g]) or '0')
  redis.call('HINCRBY', counts, 'embedded:' .. ARGV[3 + g], -was)
end
for k = 7 + generations, #KEYS do redis.call('UNLINK', KEYS[k]) end
redis.call('HINCRBY', counts, 'passages', -#passages)
redis.call('SREM', articles, id)
redis.call('UNLINK', article, owned)
return redis.call('XADD', changes, 'MAXLEN', '~', kept, '*', 'remove', id)
