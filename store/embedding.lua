-- What scripts know of news.Embedding in its binary form.

-- dimensions is how many numbers the vectors of a generation have.
local function dimensions(generation) return tonumber(string.match(generation, '%d+$')) end

-- is_embedding tells whether stored is one whose vector has dim numbers.
local function is_embedding(stored, dim)
  if not stored or #stored < 8 then return false end
  local form, whole, width, count = struct.unpack('<HHHH', stored)
  if form ~= 1 or #stored ~= 8 + 2 * whole + width * count then return false end
  return whole == dim or whole == 0 and width == dim and count > 0
end

-- mean is that of the sentences' vectors, each taken to be of length 1.
local function mean(stored, width, count)
  local sum = {}
  for i = 1, width do sum[i] = 0 end
  for row = 0, count - 1 do
    local numbers, squares = {}, 0
    for i = 1, width do
      local x = string.byte(stored, 8 + row * width + i)
      if x > 127 then x = x - 256 end
      numbers[i], squares = x, squares + x * x
    end
    local scale = squares > 0 and 1 / (math.sqrt(squares) * count) or 0
    for i = 1, width do sum[i] = sum[i] + numbers[i] * scale end
  end
  return sum
end

-- vector is that of an embedding, as VADD takes it.
local function vector(stored)
  local _, whole, width, count = struct.unpack('<HHHH', stored)
  local numbers = {}
  if whole > 0 then
    for i = 1, whole do numbers[i] = struct.unpack('<h', stored, 7 + 2 * i) end
  else
    numbers = mean(stored, width, count)
  end
  for i, x in ipairs(numbers) do numbers[i] = struct.pack('<f', x) end
  return table.concat(numbers)
end

-- add puts an embedding into a vector set that does not hold the element: one
-- that is added over another would be lost on restart.
local function add(set, element, stored)
  redis.call('VADD', set, 'FP32', vector(stored), element, 'Q8', 'EF', 200, 'M', 16)
end
