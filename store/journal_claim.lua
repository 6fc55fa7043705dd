-- Gives a process the first letter of a lane that is due and that nobody holds.
-- KEYS: ready, holders, counts, the set of lanes that the process holds
-- ARGV: the process, the first part of a queue's key, the first part of a letter's
-- Answers the letter's id and its fields, or nothing.
local ready, holders, counts, held = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
while true do
  local lane = redis.call('ZRANGE', ready, '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)[1]
  if not lane then
    return false
  end
  local queue = ARGV[2] .. lane
  local id = redis.call('ZRANGE', queue, 0, 0)[1]
  if not id then
    redis.call('ZREM', ready, lane)
  else
    local letter = ARGV[3] .. id
    if redis.call('HEXISTS', letter, 'body') == 1 then
      redis.call('ZREM', ready, lane)
      redis.call('HSET', holders, lane, ARGV[1])
      redis.call('SADD', held, lane)
      redis.call('HINCRBY', letter, 'tries', 1)
      return { id, redis.call('HGETALL', letter) }
    end
    -- it has waited for too long and is gone
    redis.call('ZREM', queue, id)
    redis.call('HINCRBY', counts, 'waiting', -1)
  end
end
