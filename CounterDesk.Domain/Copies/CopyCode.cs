using System.Collections.Immutable;
using System.Formats.Cbor;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// What the signed code on a copy says. It is a CBOR map with integer keys; docs/copy-code.md describes it for others.
/// </summary>
public sealed record CopyCode
{
    public const int KindCodeLength = 21;

    /// <summary>Bytes of the masked holder in UTF-8; a longer one is cut, so that the code stays readable.</summary>
    public const int MaxHolderBytes = 31;

    public const int LicenseDigestLength = 16;
    public const int HolderCheckLength = 8;

    private const char Ellipsis = '…';

    private static readonly DateOnly _dayZero = DateOnly.FromDateTime(DateTime.UnixEpoch);

    public required CopyNumber Number { get; init; }

    public required CopyForm Form { get; init; }

    /// <summary>Code of the license's kind: 21 digits and capitals.</summary>
    public required string KindCode { get; init; }

    /// <summary>See <see cref="FitHolder"/>.</summary>
    public required string MaskedHolder { get; init; }

    /// <summary>The first 16 bytes of SM3 over the license identifier as it is printed.</summary>
    public required ImmutableArray<byte> LicenseDigest { get; init; }

    public required DateOnly MadeOn { get; init; }

    /// <summary>The last day the copy may be used.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>
    /// The first 8 bytes of a keyed hash of the holder's number; only the hall can say whether a number fits.
    /// </summary>
    public required ImmutableArray<byte> HolderCheck { get; init; }

    /// <summary>A masked holder as the code carries it: whole, or cut with an ellipsis.</summary>
    public static string FitHolder(string maskedHolder)
    {
        if (Encoding.UTF8.GetByteCount(maskedHolder) <= MaxHolderBytes)
        {
            return maskedHolder;
        }

        var kept = new StringBuilder();
        var room = MaxHolderBytes - new Rune(Ellipsis).Utf8SequenceLength;
        foreach (var character in maskedHolder.EnumerateRunes())
        {
            room -= character.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            kept.Append(character);
        }

        return kept.Append(Ellipsis).ToString();
    }

    internal byte[] Encode()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(8);
        writer.WriteInt32(Key.Number);
        writer.WriteUInt64(ulong.Parse(Number.Digits, NumberStyles.None, CultureInfo.InvariantCulture));
        writer.WriteInt32(Key.Form);
        writer.WriteInt32((int)Form);
        writer.WriteInt32(Key.KindCode);
        writer.WriteTextString(KindCode);
        writer.WriteInt32(Key.MaskedHolder);
        writer.WriteTextString(MaskedHolder);
        writer.WriteInt32(Key.LicenseDigest);
        writer.WriteByteString(LicenseDigest.AsSpan());
        writer.WriteInt32(Key.MadeOn);
        writer.WriteInt32(MadeOn.DayNumber - _dayZero.DayNumber);
        writer.WriteInt32(Key.ExpiresOn);
        writer.WriteInt32(ExpiresOn.DayNumber - _dayZero.DayNumber);
        writer.WriteInt32(Key.HolderCheck);
        writer.WriteByteString(HolderCheck.AsSpan());
        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>Null for anything that <see cref="Encode"/> would not have written.</summary>
    internal static CopyCode? Decode(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var code = Read(new CborReader(payload, CborConformanceMode.Canonical));
            var isWhole = code is not null && code.IsPlausible() && code.Encode().AsSpan().SequenceEqual(payload.Span);
            return isWhole ? code : null;
        }
        catch (Exception malformed) when (malformed is CborContentException
            or InvalidOperationException or OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // Every key is written once, in this order; that the bytes come out the same when written again says the rest.
    private static CopyCode? Read(CborReader reader)
    {
        reader.ReadStartMap();
        return CopyNumber.TryParse(
            Value(reader, digits => digits.ReadUInt64().ToString("D16", CultureInfo.InvariantCulture)), out var number)
            ? new()
            {
                Number = number,
                Form = (CopyForm)Value(reader, form => form.ReadInt32()),
                KindCode = Value(reader, kind => kind.ReadTextString()),
                MaskedHolder = Value(reader, holder => holder.ReadTextString()),
                LicenseDigest = [.. Value(reader, bytes => bytes.ReadByteString())],
                MadeOn = Value(reader, ReadDay),
                ExpiresOn = Value(reader, ReadDay),
                HolderCheck = [.. Value(reader, bytes => bytes.ReadByteString())],
            }
            : null;
    }

    private static T Value<T>(CborReader reader, Func<CborReader, T> read)
    {
        reader.ReadInt32();
        return read(reader);
    }

    private static DateOnly ReadDay(CborReader reader) => _dayZero.AddDays(reader.ReadInt32());

    private bool IsPlausible() =>
        Enum.IsDefined(Form)
        && KindCode.Length == KindCodeLength && KindCode.All(char.IsAsciiLetterOrDigit)
        && Encoding.UTF8.GetByteCount(MaskedHolder) <= MaxHolderBytes && !MaskedHolder.Any(char.IsControl)
        && LicenseDigest.Length == LicenseDigestLength && HolderCheck.Length == HolderCheckLength
        && MadeOn <= ExpiresOn;

    private static class Key
    {
        public const int Number = 1;
        public const int Form = 2;
        public const int KindCode = 3;
        public const int MaskedHolder = 4;
        public const int LicenseDigest = 5;
        public const int MadeOn = 6;
        public const int ExpiresOn = 7;
        public const int HolderCheck = 8;
    }
}
