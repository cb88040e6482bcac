using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Copies;

/// <summary>A copy's code with the signature over it, as the QR code on the paper carries it.</summary>
public sealed record SignedCopyCode(CopyCode Code, CoseSign1 Message)
{
    /// <summary>
    /// Bytes of the signed message at most: QR version 14 at level Q with an address of 38 characters.
    /// </summary>
    public const int MaxBytes = 190;

    /// <summary>Characters of a text that is looked at; ours have about 340.</summary>
    public const int MaxTextLength = 512;

    private const string PathMark = "/C/";

    public static SignedCopyCode Sign(CopyCode code, CopyKey key) => new(code, CoseSign1.Sign(key, code.Encode()));

    /// <summary>
    /// Takes the whole address as a scanner gives it, or only what follows <c>/C/</c>; capitals do not matter.
    /// The signature is not checked here.
    /// </summary>
    public static CopyCodeReading Read(string? text)
    {
        if (text is { Length: > MaxTextLength })
        {
            return new CopyCodeReading.Unreadable(CopyCodeFault.TooLong);
        }

        var code = Strip(text);
        if (code.Length == 0)
        {
            return new CopyCodeReading.Unreadable(CopyCodeFault.Missing);
        }

        if (!Base32.TryDecode(code, out var bytes))
        {
            return new CopyCodeReading.Unreadable(CopyCodeFault.NotBase32);
        }

        if (!CoseSign1.TryDecode(bytes, out var message))
        {
            return new CopyCodeReading.Unreadable(CopyCodeFault.NotSigned);
        }

        return CopyCode.Decode(message.Payload.AsMemory()) is { } copy
            ? new CopyCodeReading.Read(new(copy, message))
            : new CopyCodeReading.Unreadable(CopyCodeFault.NotACopy);
    }

    /// <summary>SM3 of the code alone, of its address or its text: enough to know it again.</summary>
    public static byte[] DigestOf(string text) => Sm3.Hash(Encoding.ASCII.GetBytes(Strip(text)));

    /// <summary>The signed message alone, in base 32.</summary>
    public string ToText() => Base32.Encode(Message.Encode());

    /// <summary>The text of the QR code, all of it in its alphanumeric mode.</summary>
    /// <param name="publicAddress">Where the hall's check page is found, such as <c>https://check.example</c>.</param>
    public string ToAddress(Uri publicAddress) =>
        publicAddress.GetLeftPart(UriPartial.Authority).ToUpperInvariant() + PathMark + ToText();

    /// <summary>Looks the key up by its id and checks the signature with it.</summary>
    public CodeSignature CheckSignature(ImmutableArray<PublicCopyKey> keys) =>
        keys.FirstOrDefault(key => key.Id.AsSpan().SequenceEqual(Message.KeyId.AsSpan())) switch
        {
            null => CodeSignature.UnknownKey,
            var key when !Message.IsSignedBy(key) => CodeSignature.Wrong,
            { WithdrawnAtUtc: not null } => CodeSignature.KeyWithdrawn,
            _ => CodeSignature.Right,
        };

    // A text that was pasted from a letter has line breaks.
    private static string Strip(string? text)
    {
        var code = string.Concat((text ?? "").Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        var mark = code.LastIndexOf(PathMark, StringComparison.Ordinal);
        return mark < 0 ? code : code[(mark + PathMark.Length)..];
    }
}
