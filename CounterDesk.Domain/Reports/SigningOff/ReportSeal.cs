using System.Text;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>
/// The seal of the file of a signed report, by which its pages can be verified as well: the statement is signed before
/// anything is drawn, and the paper shows its signature. It is over the whole file as it was drawn, the seal's own digits
/// being zeros; docs/audit-log.md describes it for others.
/// </summary>
public static class ReportSeal
{
    /// <summary>Under which the file carries it.</summary>
    public const string Name = "seal";

    /// <summary>What stands in its place in what is drawn.</summary>
    public static string Blank { get; } = new('0', 2 * Sm2.SignatureLength);

    // Tells it from everything else that the same key signs.
    private static ReadOnlySpan<byte> Says => "CounterDesk report file\n"u8;

    /// <summary>Seals a file as it was drawn.</summary>
    /// <exception cref="ArgumentException">It has no place for a seal.</exception>
    /// <exception cref="KeyRingException">The key cannot be used.</exception>
    public static byte[] Put(ReadOnlySpan<byte> drawn, IKeyRing keys)
    {
        var place = FindPlace(drawn) ?? throw new ArgumentException("The file has no place for a seal.", nameof(drawn));
        var file = drawn.ToArray();
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(keys.SignAudit(MatterOf(file))), file.AsSpan(place));
        return file;
    }

    /// <summary>SM3 of a file as it was drawn, whether or not it is sealed.</summary>
    public static byte[] DigestOf(ReadOnlySpan<byte> file)
    {
        var drawn = file.ToArray();
        if (FindPlace(drawn) is { } place)
        {
            Encoding.ASCII.GetBytes(Blank, drawn.AsSpan(place));
        }

        return Sm3.Hash(drawn);
    }

    /// <summary>Whether a file is the one that was sealed; null where it has no seal.</summary>
    public static bool? Check(ReadOnlySpan<byte> file, Sm2PublicKey key)
    {
        if (FindPlace(file) is not { } place || Encoding.ASCII.GetString(file[place]) is not { } seal || seal == Blank)
        {
            return null;
        }

        var signature = new byte[Sm2.SignatureLength];
        return Convert.FromHexString(seal, signature, out _, out _) is System.Buffers.OperationStatus.Done
            && Sm2.Verify(key, MatterOf(file), signature);
    }

    private static byte[] MatterOf(ReadOnlySpan<byte> file) => [.. Says, .. DigestOf(file)];

    private static Range? FindPlace(ReadOnlySpan<byte> file) =>
        CarriedTexts.PlaceOf(Name, file) is { } place && file[place].Length == Blank.Length ? place : null;
}
