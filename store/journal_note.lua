-- Records what became of a step, if the process still holds the letter's lane.
-- KEYS: holders, letter
-- ARGV: lane, process, step, outcome
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return redis.error_reply('LOST ' .. ARGV[1])
end
redis.call('HSET', KEYS[2], 's:' .. ARGV[3], ARGV[4])
return 1
