using System.Buffers.Binary;
using System.Globalization;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Makes bare CFF fonts out of glyph programs written as text: "100 200 rmoveto 50 hlineto endchar". Glyph 0 is blank,
/// the others are named A, B, C and so on, or numbered only.
/// </summary>
internal sealed record CffForge(params string[] Programs)
{
    private static readonly Dictionary<string, byte[]> _operators = new()
    {
        ["hstem"] = [1], ["vstem"] = [3], ["vmoveto"] = [4], ["rlineto"] = [5], ["hlineto"] = [6], ["vlineto"] = [7],
        ["rrcurveto"] = [8], ["callsubr"] = [10], ["return"] = [11], ["endchar"] = [14], ["hstemhm"] = [18],
        ["hintmask"] = [19], ["cntrmask"] = [20], ["rmoveto"] = [21], ["hmoveto"] = [22], ["vstemhm"] = [23],
        ["rcurveline"] = [24], ["rlinecurve"] = [25], ["vvcurveto"] = [26], ["hhcurveto"] = [27],
        ["callgsubr"] = [29], ["vhcurveto"] = [30], ["hvcurveto"] = [31], ["hflex"] = [12, 34], ["flex"] = [12, 35],
        ["hflex1"] = [12, 36], ["flex1"] = [12, 37], ["and"] = [12, 3],
    };

    public string[] Shared { get; init; } = [];

    public string[] Own { get; init; } = [];

    /// <summary>Whether glyphs have numbers only, and two parts of the font take turns in having them.</summary>
    public bool IsByIdentifier { get; init; }

    /// <summary>Of the whole font, as text: "0.0005 0 0 0.0005 0 0".</summary>
    public string Matrix { get; init; } = "";

    public byte[] File()
    {
        // Everything is written twice: the places are known only when it is written.
        var places = new Places();
        Write(places);
        return Write(places);
    }

    public static byte[] Assemble(string program) =>
        [.. program.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word =>
            _operators.TryGetValue(word, out var code) ? code
            : word.StartsWith('#') ? [byte.Parse(word.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)]
            : word.Contains('.', StringComparison.Ordinal) ? Fixed(double.Parse(word, CultureInfo.InvariantCulture))
            : Number(int.Parse(word, CultureInfo.InvariantCulture)))];

    private byte[] Write(Places places)
    {
        var file = new List<byte> { 1, 0, 4, 4 };
        file.AddRange(Index(["Forged"u8.ToArray()]));
        file.AddRange(Index([Top(places)]));
        file.AddRange(Index([]));
        file.AddRange(Index([.. Shared.Select(Assemble)]));
        places.Programs = file.Count;
        file.AddRange(Index([[14], .. Programs.Select(Assemble)]));
        places.Charset = file.Count;
        file.Add(0);
        for (var glyph = 1; glyph <= Programs.Length; glyph++)
        {
            file.AddRange([0, (byte)('A' - ' ' + glyph)]);
        }

        places.Private = file.Count;
        byte[] values = [.. Entry([500], 20), .. Entry([600], 21), .. Entry([18], 19)];
        Assert.Equal(18, values.Length);
        file.AddRange(values);
        file.AddRange(Index([.. Own.Select(Assemble)]));
        places.Parts = file.Count;
        byte[] part = [.. Entry([18, places.Private], 18)];
        file.AddRange(Index([part, [.. Entry([0, 0], 18)]]));
        places.Select = file.Count;
        file.Add(0);
        file.AddRange(Enumerable.Range(0, Programs.Length + 1).Select(glyph => (byte)(glyph % 2)));
        return [.. file];
    }

    private byte[] Top(Places places) =>
    [
        .. IsByIdentifier ? Entry([391, 392, 0], 12, 30) : [],
        .. Matrix.Length > 0 ? (byte[])[.. Matrix.Split(' ').SelectMany(Real), 12, 7] : [],
        .. Entry([places.Programs], 17),
        .. IsByIdentifier
            ? (byte[])[.. Entry([places.Parts], 12, 36), .. Entry([places.Select], 12, 37)]
            : [.. Entry([places.Charset], 15), .. Entry([18, places.Private], 18)],
    ];

    private static byte[] Entry(int[] values, params byte[] name) => [.. values.SelectMany(Long), .. name];

    // Always of five bytes, so that the length does not depend on the value.
    private static byte[] Long(int value)
    {
        var bytes = new byte[5];
        bytes[0] = 29;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    private static byte[] Real(string text)
    {
        var halves = text.Select(digit => digit switch { '.' => 0xA, '-' => 0xE, _ => digit - '0' }).ToList();
        halves.AddRange(halves.Count % 2 == 0 ? [0xF, 0xF] : [0xF]);
        return [30, .. halves.Chunk(2).Select(pair => (byte)(pair[0] << 4 | pair[1]))];
    }

    private static byte[] Number(int value) => value switch
    {
        >= -107 and <= 107 => [(byte)(value + 139)],
        >= 108 and <= 1131 => [(byte)(247 + (value - 108) / 256), (byte)((value - 108) % 256)],
        >= -1131 and <= -108 => [(byte)(251 + (-value - 108) / 256), (byte)((-value - 108) % 256)],
        _ => [28, (byte)(value >> 8), (byte)value],
    };

    private static byte[] Fixed(double value)
    {
        var bytes = new byte[5];
        bytes[0] = 255;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), (int)Math.Round(value * 65536));
        return bytes;
    }

    private static byte[] Index(byte[][] pieces)
    {
        if (pieces.Length == 0)
        {
            return [0, 0];
        }

        var list = new List<byte> { (byte)(pieces.Length >> 8), (byte)pieces.Length, 2 };
        var offset = 1;
        foreach (var length in pieces.Select(piece => piece.Length).Append(0))
        {
            list.AddRange([(byte)(offset >> 8), (byte)offset]);
            offset += length;
        }

        return [.. list, .. pieces.SelectMany(piece => piece)];
    }

    private sealed class Places
    {
        public int Programs { get; set; }

        public int Charset { get; set; }

        public int Private { get; set; }

        public int Parts { get; set; }

        public int Select { get; set; }
    }
}
