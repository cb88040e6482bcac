using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>Whether the file of a signed report holds, by itself and the hall's public key.</summary>
public enum SignedFileFinding
{
    /// <summary>The statement was signed, the numbers are those in it, and nothing in the file was changed.</summary>
    Holds,

    /// <summary>It is no PDF, or none of a signed report of this program.</summary>
    NotSignedReport,

    /// <summary>Its end is missing.</summary>
    Cut,

    /// <summary>A later program signed it.</summary>
    LaterProgram,

    /// <summary>Statement and numbers hold; whether the pages do cannot be told, because the file left without a seal.</summary>
    NoSeal,

    /// <summary>What the file says was signed cannot be read any more.</summary>
    StatementDamaged,

    /// <summary>The statement was changed, or another key signed it.</summary>
    SignatureWrong,

    /// <summary>The numbers that the file carries are not those that were signed.</summary>
    NumbersChanged,

    /// <summary>Statement and numbers hold, and something else in the file was changed: its pages, as likely as not.</summary>
    FileChanged,
}

/// <summary>Checks the file of a signed report.</summary>
public static class SignedFileCheck
{
    // Readers look for the end in so many bytes (ISO 32000-1, annex H, note 18).
    private const int LengthOfEnd = 1024;

    /// <param name="file">All of it.</param>
    /// <param name="key">The key that signs what is said of the hall's log.</param>
    public static SignedFileReading Read(ReadOnlySpan<byte> file, Sm2PublicKey key)
    {
        if (!file.StartsWith("%PDF-"u8))
        {
            return new(SignedFileFinding.NotSignedReport);
        }

        if (file[Math.Max(0, file.Length - LengthOfEnd)..].IndexOf("%%EOF"u8) < 0)
        {
            return new(SignedFileFinding.Cut);
        }

        byte[] written, signature, numbers;
        try
        {
            var texts = CarriedTexts.Read(file);
            if (!texts.TryGetValue("statement", out var statement))
            {
                return new(SignedFileFinding.NotSignedReport);
            }

            written = Convert.FromBase64String(statement);
            signature = Convert.FromHexString(texts.GetValueOrDefault("signature", ""));
            numbers = Convert.FromBase64String(texts.GetValueOrDefault("numbers", ""));
        }
        catch (FormatException)
        {
            return new(SignedFileFinding.StatementDamaged);
        }

        return Sm2.Verify(key, written, signature)
            ? Read(file, key, written, numbers)
            : new(SignedFileFinding.SignatureWrong);
    }

    private static SignedFileReading Read(ReadOnlySpan<byte> file, Sm2PublicKey key, byte[] written, byte[] numbers)
    {
        SignOffStatement statement;
        try
        {
            statement = SignOffStatement.Read(written);
        }
        catch (FormatException)
        {
            return new(SignedFileFinding.LaterProgram);
        }

        return new(
            Convert.ToHexStringLower(Sm3.Hash(numbers)) != statement.Matter.Numbers ? SignedFileFinding.NumbersChanged
            : ReportSeal.Check(file, key) switch
            {
                true => SignedFileFinding.Holds,
                false => SignedFileFinding.FileChanged,
                null => SignedFileFinding.NoSeal,
            },
            statement);
    }
}

/// <summary>What was found, and what was signed where that could be read and its signature is right.</summary>
public sealed record SignedFileReading(SignedFileFinding Finding, SignOffStatement? Statement = null);
