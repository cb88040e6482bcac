using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A certified copy, or the information sheet in its place, with everything decided before it is drawn: number, code,
/// check value, time. The same copy in the same words makes the same bytes. <c>CodeAddress</c> is the text of the code
/// on the paper.
/// </summary>
public sealed record CertifiedCopy(CopyOrder Order, CopyCode Code, string CodeAddress, CheckValue CheckValue)
{
    /// <summary>Version of the canonical bytes that <see cref="Digest"/> hashes.</summary>
    private const string DigestVersion = "1";

    public CopyForm Form => Code.Form;

    public CopyNumber Number => Code.Number;

    public CopyFields Fields { get; } = CopyFields.Of(Order);

    public ImmutableArray<CopyCheck> Checks { get; } = CopyCheck.Of(Order.Report);

    /// <summary>
    /// The sides to be drawn: none of them when one still shows a value that is masked, left out or sensitive, and none
    /// on an information sheet.
    /// </summary>
    public ImmutableArray<CopyFace> Face =>
        Form is CopyForm.InformationSheet || Order.Face.Any(ShowsWhatIsHidden) ? [] : Order.Face;

    /// <summary>
    /// A copy with a number but without a signed code, for looking whether all its characters can be printed.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing may be printed of this license.</exception>
    public static CertifiedCopy Draft(CopyOrder order, CopyNumber number) =>
        new(order, CodeOf(order, number, new byte[CopyCode.HolderCheckLength]), "", CheckValue.Parse("000000"));

    /// <summary>Signs the code and so completes the copy.</summary>
    /// <exception cref="InvalidOperationException">Nothing may be printed of this license.</exception>
    public static CertifiedCopy Make(CopyOrder order, CopyNumber number, CheckValue checkValue, IKeyRing keys)
    {
        var holder = Encoding.UTF8.GetBytes($"{number.Digits} {(int)order.Holder.Code.Type} {order.Holder.Code.Text}");
        var code =
            CodeOf(order, number, keys.KeyedHash(KeyUse.CopyHolder, holder).AsSpan(0, CopyCode.HolderCheckLength));
        var signed = SignedCopyCode.Sign(code, keys.SigningKey);
        return new(order, code, signed.ToAddress(order.Maker.PublicAddress), checkValue);
    }

    /// <summary>
    /// SM3 over what the copy says, however it is laid out. The check value is left out: the register keeps no trace of
    /// it but its keyed hash.
    /// </summary>
    public byte[] Digest()
    {
        string[] texts =
        [
            DigestVersion, CodeAddress,
            Order.License.Identifier.Value, Order.Kind.Name, Order.License.Number,
            Order.Purpose.Text, Order.Purpose.Recipient,
            Order.Maker.HallName, Order.Maker.Counter, Order.Maker.ClerkNumber, $"{Order.MadeAt:O}",
            Order.Effect.Name, $"{Order.Effect.Edition}", .. Order.Effect.Paragraphs,
            .. Order.SecondEffect is { } second
                ? (string[])[second.Name, $"{second.Edition}", .. second.Paragraphs]
                : [],
            Order.Replaces?.Value ?? "",
            .. Fields.Printed.SelectMany(field => (string[])[field.Field.Key, field.Printed]),
            .. Order.Report.Results.SelectMany(result => (string[])
                [$"{result.Check}", $"{result.Outcome}", $"{result.Reason}{result.FileReason}"]),

            // No name of a check has an equals sign, so what most copies lack needs no place of its own.
            .. Order.Coded.Select(character => $"coded={CodePoints.Of(character)}"),
            .. Order.SidesLeftOut.Select(side => $"side left out={side}"),
        ];
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(texts.Length);
        foreach (var text in texts)
        {
            writer.WriteTextString(text);
        }

        writer.WriteEndArray();
        return Sm3.Hash(writer.Encode());
    }

    private static CopyCode CodeOf(CopyOrder order, CopyNumber number, ReadOnlySpan<byte> holderCheck) => new()
    {
        Number = number,
        Form = order.Form ?? throw new InvalidOperationException(
            "Nothing may be printed of this license. Ask for its form first."),
        KindCode = order.Kind.Code,
        MaskedHolder = CopyCode.FitHolder(order.MaskedHolder),
        LicenseDigest =
        [
            .. Sm3.Hash(Encoding.UTF8.GetBytes(order.License.Identifier.Value)).AsSpan(0, CopyCode.LicenseDigestLength),
        ],
        MadeOn = order.MadeOn,
        ExpiresOn = order.ExpiresOn,
        HolderCheck = [.. holderCheck],
    };

    // A shorter value, such as 无 or 男, stands on every page for other reasons.
    private bool ShowsWhatIsHidden(CopyFace face) =>
        Fields.HiddenOf(Order).Any(value => value.Value.Length > 2 && face.Shows(value.Value));
}
