-- A process says that it lives, and frees what those hold that no longer do.
-- KEYS: ready, holders, processes
-- ARGV: process, milliseconds until it counts as dead, what is to be done with
-- its own lanes ("join": a process of its name has died; "quit": it ends now;
-- "": nothing), the first part of the key of the lanes that a process holds, the
-- first part of a queue's key
-- Answers how many processes live, and how many letters wait.
local ready, holders, processes = KEYS[1], KEYS[2], KEYS[3]
local me, act = ARGV[1], ARGV[3]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local dead = redis.call('ZRANGE', processes, '-inf', now, 'BYSCORE')
if act ~= '' then
  dead[#dead + 1] = me
end
for _, process in ipairs(dead) do
  if process ~= me or act ~= '' then
    local held = ARGV[4] .. process
    for _, lane in ipairs(redis.call('SMEMBERS', held)) do
      if redis.call('HGET', holders, lane) == process then
        redis.call('HDEL', holders, lane)
        if redis.call('ZCARD', ARGV[5] .. lane) > 0 then
          redis.call('ZADD', ready, now, lane)
        end
      end
    end
    redis.call('DEL', held)
    redis.call('ZREM', processes, process)
  end
end
if act ~= 'quit' then
  redis.call('ZADD', processes, now + ARGV[2], me)
end
return redis.call('ZCARD', processes)
