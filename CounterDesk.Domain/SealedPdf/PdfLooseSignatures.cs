namespace CounterDesk.Domain.SealedPdf;

/// <summary>
/// Finds signatures that no field of the form leads to: of a widget that only its page knows, of a field that was taken
/// out of the form, in an object that nothing leads to or that another one replaced. Some readers show them.
/// </summary>
internal static class PdfLooseSignatures
{
    private static readonly string[] _types = ["Sig", "DocTimeStamp"];

    /// <summary>
    /// In the order of the file, each named by its object. What lies in an object stream is none: no range could leave
    /// its value out.
    /// </summary>
    /// <param name="document">The file.</param>
    /// <param name="listed">Those that fields lead to.</param>
    public static IEnumerable<PdfSignature> Read(PdfDocument document, IEnumerable<PdfSignature> listed)
    {
        var known = listed.Select(signature => signature.ContentsAt).ToHashSet();
        return
            from place in document.ObjectsOfAllRevisions()
            where MayHold(place.Bytes.Span)
            select document.TryRead(place.Position) into found
            where found is not null
            from dictionary in DictionariesIn(found.Value.Value)
            where IsSignature(dictionary) && !PdfPermission.IsOfUsageRights(document, dictionary)
            select PdfSignature.Read(document, $"{found.Value.Number} 0 R", dictionary) with { IsListed = false } into signature
            // One that was prepared and never made is none.
            where signature.Contents.Span.ContainsAnyExcept((byte)0) && known.Add(signature.ContentsAt)
            select signature;
    }

    private static bool IsSignature(PdfValue.Dictionary dictionary) =>
        dictionary.Entries.ContainsKey("ByteRange")
        || dictionary["Type"] is PdfValue.Name { Value: var type } && _types.Contains(type);

    private static IEnumerable<PdfValue.Dictionary> DictionariesIn(PdfValue value) => value switch
    {
        PdfValue.Dictionary dictionary => dictionary.Entries.Values.SelectMany(DictionariesIn).Prepend(dictionary),
        PdfValue.List list => list.Items.SelectMany(DictionariesIn),
        _ => [],
    };

    // Most objects are fonts, pictures and text: they are not taken apart.
    private static bool MayHold(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("ByteRange"u8) >= 0 || bytes.IndexOf("/Sig"u8) >= 0 || bytes.IndexOf("/DocTimeStamp"u8) >= 0
        || HoldsEscapedLetter(bytes);

    // 7.3.5: no name needs a letter to be written by its number, unless it hides.
    private static bool HoldsEscapedLetter(ReadOnlySpan<byte> bytes)
    {
        for (int next; (next = bytes.IndexOf((byte)'#')) >= 0;)
        {
            bytes = bytes[(next + 1)..];
            if (bytes.Length >= 2 && PdfCharacters.HexDigit(bytes[0]) is { } high
                && PdfCharacters.HexDigit(bytes[1]) is { } low && char.IsAsciiLetter((char)(high << 4 | low)))
            {
                return true;
            }
        }

        return false;
    }
}
