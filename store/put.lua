#!lua flags=
-- Makes a version of an article the current one, with its passages and their
-- embeddings, and tells of it. What can fail is asked before anything is written.
--
-- KEYS: article, version, articles, owned, counts, changes, building,
--       a vector set for each generation, a hash for each passage
-- ARGV: article id, version hash, passage ids as JSON,
--       text, meta, barred, seal,
--       most changes kept, number of generations, number of passages,
--       which generation the given embeddings are of (0: none),
--       the generations, then for each passage id, body, seal, embedding ("": none)
local article, version, articles, owned, counts, changes, building = unpack(KEYS, 1, 7)
local id, hash, order = unpack(ARGV, 1, 3)
local kept, generations, passages, given = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
local function generation(g) return ARGV[11 + g] end
local function sent(p, field) return ARGV[11 + generations + (p - 1) * 4 + field] end
local function set(g) return KEYS[7 + g] end
local function key(p) return KEYS[7 + generations + p] end
local function element(passage) return passage .. '\0' .. id end

if redis.call('SCARD', building) ~= generations then
  return redis.error_reply('GENERATIONS have changed')
end
for g = 1, generations do
  if redis.call('SISMEMBER', building, generation(g)) == 0 then
    return redis.error_reply('GENERATIONS have changed')
  end
end
for p = 1, passages do
  local owner = redis.call('HGET', key(p), 'article')
  if owner and owner ~= id then
    return redis.error_reply('TAKEN ' .. sent(p, 1))
  end
end

local before = cjson.decode(redis.call('HGET', article, 'passages') or '[]')
local current = {}
for p = 1, passages do current[sent(p, 1)] = true end

for g = 1, generations do
  local field, embedded = 'e:' .. generation(g), 0
  local dim = dimensions(generation(g))
  for _, old in ipairs(before) do
    if not current[old] then redis.call('VREM', set(g), element(old)) end
  end
  for p = 1, passages do
    local stored = redis.call('HGET', key(p), field)
    if not is_embedding(stored, dim) then stored = false end
    local embedding = stored
    if g == given and sent(p, 4) ~= '' then embedding = sent(p, 4) end
    local there = redis.call('VISMEMBER', set(g), element(sent(p, 1))) == 1
    if there and embedding ~= stored then
      redis.call('VREM', set(g), element(sent(p, 1)))
      there = false
    end
    if embedding then
      if not there then add(set(g), element(sent(p, 1)), embedding) end
      if embedding ~= stored then redis.call('HSET', key(p), field, embedding) end
      embedded = embedded + 1
    end
  end
  local was = tonumber(redis.call('HGET', article, 'n:' .. generation(g)) or '0')
  redis.call('HSET', article, 'n:' .. generation(g), embedded)
  redis.call('HINCRBY', counts, 'embedded:' .. generation(g), embedded - was)
end

for p = 1, passages do
  redis.call('HSET', key(p), 'article', id, 'version', hash, 'body', sent(p, 2), 'seal', sent(p, 3))
  redis.call('SADD', owned, key(p))
end
redis.call('HSET', version, 'text', ARGV[4], 'meta', ARGV[5], 'barred', ARGV[6], 'seal', ARGV[7])
redis.call('SADD', owned, version)
redis.call('SADD', articles, id)
redis.call('HINCRBY', counts, 'passages', passages - #before)
local change = redis.call('XADD', changes, 'MAXLEN', '~', kept, '*', 'put', id)
redis.call('HSET', article, 'current', hash, 'passages', order, 'changed', change)
return change
