-- Takes letters in. A letter that was seen before, handled or not, is passed over.
-- KEYS: ready, holders, counts; then for each letter: letter, queue
-- ARGV: how many may wait, seconds that one waits; then for each letter: id, lane, body, at
-- Answers how many are new.
local ready, holders, counts = KEYS[1], KEYS[2], KEYS[3]
local most, ttl = tonumber(ARGV[1]), tonumber(ARGV[2])
local waiting = tonumber(redis.call('HGET', counts, 'waiting') or '0')
local letters = (#KEYS - 3) / 2
if waiting + letters > most then
  return redis.error_reply('FULL ' .. waiting)
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local fresh = 0
for i = 0, letters - 1 do
  local letter, queue = KEYS[4 + 2 * i], KEYS[5 + 2 * i]
  local id, lane, body, at = ARGV[3 + 4 * i], ARGV[4 + 4 * i], ARGV[5 + 4 * i], ARGV[6 + 4 * i]
  if redis.call('EXISTS', letter) == 0 then
    redis.call('HSET', letter, 'lane', lane, 'body', body, 'at', at)
    redis.call('EXPIRE', letter, ttl)
    redis.call('ZADD', queue, id, id)
    redis.call('EXPIRE', queue, ttl)
    if redis.call('HEXISTS', holders, lane) == 0 then
      redis.call('ZADD', ready, 'NX', now, lane)
    end
    fresh = fresh + 1
  end
end
if fresh > 0 then
  redis.call('HINCRBY', counts, 'waiting', fresh)
end
return fresh
