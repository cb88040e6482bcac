namespace CounterDesk.Tests.Support;

/// <summary>Spoils bytes as transport, carelessness and malice do: the same way for the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[] _interesting = [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x7F, 0x80, 0x84, 0xA0, 0xFF];

    private readonly Random _random = new(seed);

    public byte[] Spoil(ReadOnlySpan<byte> bytes)
    {
        var spoiled = bytes.ToArray();
        for (var edits = _random.Next(1, 5); edits > 0 && spoiled.Length > 0; edits--)
        {
            spoiled = Edit(spoiled);
        }

        return spoiled;
    }

    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>A number from 0 on and below <paramref name="limit"/>.</summary>
    public int Below(int limit) => _random.Next(limit);

    public bool OneIn(int times) => _random.Next(times) == 0;

    private byte[] Edit(byte[] bytes)
    {
        var at = _random.Next(bytes.Length);
        var length = Math.Min(_random.Next(1, 40), bytes.Length - at);
        switch (_random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                return bytes;
            case 1:
                bytes[at] = Pick(_interesting);
                return bytes;
            case 2:
                bytes[at]++;
                return bytes;
            case 3:
                return [.. bytes.AsSpan(..at), .. bytes.AsSpan(at + length)];
            case 4:
                return [.. bytes.AsSpan(..(at + length)), .. bytes.AsSpan(at)];
            case 5:
                return [.. bytes.AsSpan(..at), Pick(_interesting), .. bytes.AsSpan(at)];
            case 6:
                bytes.AsSpan(at, length).Fill(Pick(_interesting));
                return bytes;
            default:
                return _random.Next(10) == 0 ? bytes[..at] : bytes;
        }
    }
}
