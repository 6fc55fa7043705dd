-- Drops the letters of a lane that wait; one that is being handled is not touched.
-- KEYS: ready, holders, counts, queue
-- ARGV: lane, the first part of a letter's key, seconds for which they are known
-- Answers how many were dropped.
local ready, holders, counts, queue = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local ids = redis.call('ZRANGE', queue, 0, -1)
local dropped = 0
local first = 1
if redis.call('HEXISTS', holders, ARGV[1]) == 1 then
  first = 2
end
for i = first, #ids do
  redis.call('ZREM', queue, ids[i])
  local letter = ARGV[2] .. ids[i]
  redis.call('DEL', letter)
  redis.call('HSET', letter, 'handled', 1)
  redis.call('EXPIRE', letter, ARGV[3])
  dropped = dropped + 1
end
if first == 1 then
  redis.call('ZREM', ready, ARGV[1])
end
if dropped > 0 then
  redis.call('HINCRBY', counts, 'waiting', -dropped)
end
return dropped
