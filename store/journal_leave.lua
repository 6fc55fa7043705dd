-- Ends the hold of a process on a lane: the letter is handled, or goes back.
-- KEYS: ready, holders, counts, the lanes that the process holds, queue, letter
-- ARGV: lane, process, id, seconds for which a handled letter is known (0: it
-- goes back), milliseconds after which the lane is due again
local ready, holders, counts, held, queue, letter = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local lane = ARGV[1]
if redis.call('HGET', holders, lane) ~= ARGV[2] then
  return redis.error_reply('LOST ' .. lane)
end
if tonumber(ARGV[4]) > 0 then
  redis.call('DEL', letter)
  redis.call('HSET', letter, 'handled', 1)
  redis.call('EXPIRE', letter, ARGV[4])
  if redis.call('ZREM', queue, ARGV[3]) == 1 then
    redis.call('HINCRBY', counts, 'waiting', -1)
  end
end
redis.call('HDEL', holders, lane)
redis.call('SREM', held, lane)
if redis.call('ZCARD', queue) > 0 then
  local time = redis.call('TIME')
  redis.call('ZADD', ready, time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[5], lane)
end
return 1
