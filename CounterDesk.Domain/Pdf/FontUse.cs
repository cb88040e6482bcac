using System.Globalization;
using System.Text;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Pdf;

/// <summary>What a document uses of one font: its glyphs, and the character each stands for.</summary>
internal sealed class FontUse(FontFile font, string name)
{
    private const int MappingsInBlock = 100;

    private readonly FontSubset _subset = new(font);
    private readonly Dictionary<(int Glyph, Rune Character), int> _codes = [];
    private readonly List<(int Code, Rune Character)> _characters = [];

    /// <summary>The name under which pages ask for it.</summary>
    public string Name { get; } = name;

    private double ThousandthsPerUnit => 1000.0 / font.UnitsPerEm;

    /// <summary>
    /// The code that stands for a glyph in text. A glyph that stands for two characters gets two, so that both can be
    /// read back.
    /// </summary>
    public int CodeFor(int glyph, Rune character)
    {
        if (!_codes.TryGetValue((glyph, character), out var code))
        {
            code = _subset.Add(glyph);
            _codes[(glyph, character)] = code;
            _characters.Add((code, character));
        }

        return code;
    }

    /// <summary>Writes the font's objects and gives the number of its dictionary.</summary>
    public int Write(PdfFile file)
    {
        // Writing the subset comes first: the parts of composite glyphs join it.
        var bytes = _subset.Write();
        var fontFile = file.AddStream(FormattableString.Invariant($"/Length1 {bytes.Length}"), bytes);
        var baseFont = $"{Tag()}+{font.PostScriptName}";
        var descriptor = file.Add(
            $"<</Type/FontDescriptor/FontName/{baseFont}/Flags 4/ItalicAngle 0"
            + $"/FontBBox[{Scaled(font.Bounds.Left)} {Scaled(font.Bounds.Bottom)} "
            + $"{Scaled(font.Bounds.Right)} {Scaled(font.Bounds.Top)}]/Ascent {Scaled(font.Ascent)}"
            + $"/Descent {Scaled(font.Descent)}/CapHeight {Scaled(font.CapHeight)}/StemV {StemWidth()}"
            + $"/FontFile2 {PdfSyntax.Reference(fontFile)}>>");
        var widths = string.Join(' ', _subset.Glyphs.Select(glyph => Scaled(font.AdvanceOf(glyph))));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{baseFont}"
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {PdfSyntax.Reference(descriptor)}/DW 1000/W[0[{widths}]]/CIDToGIDMap/Identity>>");
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(CharacterMapping()));
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{baseFont}/Encoding/Identity-H"
            + $"/DescendantFonts[{PdfSyntax.Reference(descendant)}]/ToUnicode {PdfSyntax.Reference(toUnicode)}>>");
    }

    private string Scaled(int units) => PdfSyntax.Number(units * ThousandthsPerUnit);

    // No table says how thick a stem is; 80 and 140 are usual for regular and bold.
    private int StemWidth() => font.Weight >= 600 ? 140 : 80;

    // ISO 32000-1, 9.6.4: six capital letters tell subsets of one font apart. They come from the characters, not from
    // chance.
    private string Tag()
    {
        const int Letters = 26;
        var hash = _characters.Aggregate(17u, (sum, entry) => unchecked(sum * 31 + (uint)entry.Character.Value));
        var tag = new char[6];
        for (var at = 0; at < tag.Length; at++)
        {
            tag[at] = (char)('A' + hash % Letters);
            hash /= Letters;
        }

        return new(tag);
    }

    // ISO 32000-1, 9.10.3.
    private string CharacterMapping()
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var block in _characters.Chunk(MappingsInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (code, character) in block)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{utf16}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
