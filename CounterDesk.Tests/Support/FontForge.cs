using System.Buffers.Binary;
using System.Text;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Tests.Support;

/// <summary>Makes TrueType files for tests out of a shipped one: other tables, other characters, damage.</summary>
internal static class FontForge
{
    private static readonly string[] _tags =
        ["OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name"];

    public static byte[] Source { get; } =
        File.ReadAllBytes(Repository.File("wwwroot-assets/fonts/SourceCodePro-Medium.ttf"));

    /// <summary>A font that has one character only, drawn with the shape of a letter.</summary>
    public static byte[] WithOneCharacter(int codePoint) => With("cmap", CharacterMap((codePoint, 40)));

    /// <summary>The shipped font with a character map of one subtable.</summary>
    public static byte[] WithCharacterMap(int platform, int encoding, byte[] subtable) =>
        With("cmap", [0, 0, 0, 1, 0, (byte)platform, 0, (byte)encoding, 0, 0, 0, 12, .. subtable]);

    /// <summary>The shipped font with one table replaced.</summary>
    public static byte[] With(string tag, byte[] content) =>
        Write(_tags.Select(name => (name, name == tag ? content : Table(Source, name))));

    public static byte[] Without(params string[] tags) =>
        Write(_tags.Except(tags).Select(name => (name, Table(Source, name))));

    /// <summary>A font of three glyphs: a missing one, the given one, and a square from (0, 0) to (100, 100).</summary>
    public static byte[] WithGlyph(byte[] description)
    {
        byte[] square =
        [
            0, 1, 0, 0, 0, 0, 0, 100, 0, 100, 0, 3, 0, 0,
            0x31, 0x33, 0x35, 0x23, 100, 100, 100,
        ];
        byte[] padded = [.. description, .. new byte[description.Length % 2]];
        byte[] glyphs = [.. padded, .. square, 0];
        var head = Table(Source, "head");
        head[51] = 0;
        return Write(
        [
            ("glyf", glyphs),
            ("head", head),
            ("loca", [0, 0, 0, 0, 0, (byte)(padded.Length / 2), 0, (byte)(glyphs.Length / 2)]),
        ]);
    }

    public static byte[] Table(byte[] font, string tag)
    {
        for (var record = 0; record < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); record++)
        {
            var entry = font.AsSpan(12 + 16 * record, 16);
            if (Encoding.ASCII.GetString(entry[..4]) == tag)
            {
                var offset = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
                return font[offset..(offset + BinaryPrimitives.ReadInt32BigEndian(entry[12..]))];
            }
        }

        throw new ArgumentException($"The font has no table {tag}.", nameof(tag));
    }

    /// <summary>A font with these characters only, a few kilobytes in all.</summary>
    public static byte[] Small(string characters)
    {
        var source = FontFile.Read(Source);
        var subset = new FontSubset(source);
        var map = characters.EnumerateRunes()
            .Select(character => (character.Value, subset.Add(source.GlyphFor(character)))).Order().ToArray();
        string[] own = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];
        var font = subset.Write();
        return Write(_tags.Select(name => (
            name,
            name == "cmap" ? CharacterMap(map) : Table(own.Contains(name) ? font : Source, name))));
    }

    /// <summary>A font with one table replaced.</summary>
    public static byte[] With(byte[] font, string tag, byte[] content) =>
        Write(TagsOf(font).Select(name => (name, name == tag ? content : Table(font, name))));

    /// <summary>A font with one table more.</summary>
    public static byte[] Add(byte[] font, string tag, byte[] content) =>
        Write(TagsOf(font).Select(name => (name, Table(font, name))).Append((tag, content)));

    public static IReadOnlyList<string> TagsOf(byte[] font) =>
    [
        .. Enumerable.Range(0, BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)))
            .Select(record => Encoding.ASCII.GetString(font, 12 + 16 * record, 4)),
    ];

    private static byte[] CharacterMap(params (int CodePoint, int Glyph)[] characters)
    {
        var table = new byte[12 + 16 + 12 * characters.Length];
        Put16(table, 2, 1);
        Put16(table, 4, 3);
        Put16(table, 6, 10);
        Put32(table, 8, 12);
        Put16(table, 12, 12);
        Put32(table, 16, 16 + 12 * characters.Length);
        Put32(table, 24, characters.Length);
        foreach (var (at, (codePoint, glyph)) in characters.Index())
        {
            Put32(table, 28 + 12 * at, codePoint);
            Put32(table, 32 + 12 * at, codePoint);
            Put32(table, 36 + 12 * at, glyph);
        }

        return table;
    }

    private static byte[] Write(IEnumerable<(string Tag, byte[] Content)> tables)
    {
        var all = tables.ToList();
        var directory = new byte[12 + 16 * all.Count];
        Put32(directory, 0, 0x00010000);
        Put16(directory, 4, all.Count);
        var body = new List<byte>();
        for (var at = 0; at < all.Count; at++)
        {
            var (tag, content) = all[at];
            Encoding.ASCII.GetBytes(tag, directory.AsSpan(12 + 16 * at));
            Put32(directory, 12 + 16 * at + 8, directory.Length + body.Count);
            Put32(directory, 12 + 16 * at + 12, content.Length);
            body.AddRange(content);
            body.AddRange(new byte[(4 - content.Length % 4) % 4]);
        }

        return [.. directory, .. body];
    }

    private static void Put16(byte[] target, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(target.AsSpan(at), (ushort)value);

    private static void Put32(byte[] target, int at, int value) =>
        BinaryPrimitives.WriteInt32BigEndian(target.AsSpan(at), value);
}
