namespace CounterDesk.Domain.Drawing;

/// <summary>
/// The checksum of PNG (ISO/IEC 15948, annex D) and of ZIP (APPNOTE 4.4.7). It tells a file damaged on the way from one
/// that was tampered with.
/// </summary>
internal static class Crc32
{
    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(index => Remainder((uint)index))];

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Go(uint.MaxValue, bytes);

    /// <summary>Of both as if they were one.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Go(Go(uint.MaxValue, first), second);

    private static uint Go(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc = _table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint Remainder(uint value)
    {
        const uint Polynomial = 0xEDB88320;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
        }

        return value;
    }
}
