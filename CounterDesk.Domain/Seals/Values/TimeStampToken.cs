using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Values;

/// <summary>What a time-stamping authority witnessed (TSTInfo, RFC 3161 2.4.2), inside the SignedData that carries it.</summary>
internal sealed record TimeStampToken(SignedData Data, string ImprintDigest, ReadOnlyMemory<byte> Imprint, DateTimeOffset Time)
{
    private const string TimeStampContent = "1.2.840.113549.1.9.16.1.4";

    /// <exception cref="DerFormatException">It is no time-stamp token.</exception>
    public static TimeStampToken Read(ReadOnlyMemory<byte> token)
    {
        var data = SignedData.Read(DerValue.Read(token, out _));
        if (data.ContentType != TimeStampContent || data.Content is not { } content)
        {
            throw new DerFormatException("The token witnesses no time.");
        }

        var fields = DerValue.ReadOnly(content, DerTag.Sequence).Open();
        fields.Next(DerTag.Integer);
        fields.Next(DerTag.ObjectIdentifier);
        var imprint = fields.Next().Open();
        var digest = DerText.ObjectIdentifier(imprint.Next().Open().Next());
        var value = imprint.Next().OctetString();
        fields.Next(DerTag.Integer);
        return DerTime.Of(fields.Next()) is { } time
            ? new TimeStampToken(data, digest, value, time)
            : throw new DerFormatException("The token's time is no time.");
    }
}
