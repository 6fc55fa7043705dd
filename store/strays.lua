#!lua flags=allow-oom
-- Takes a vector out of the vector set whose passage is not current.
--
-- KEYS: article, vector set
-- ARGV: passage id, element
local sound, passages = pcall(cjson.decode, redis.call('HGET', KEYS[1], 'passages'))
if sound then
  for _, passage in ipairs(passages) do
    if passage == ARGV[1] then return 0 end
  end
end
return redis.call('VREM', KEYS[2], ARGV[2])
