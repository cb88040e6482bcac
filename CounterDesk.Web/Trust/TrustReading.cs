using System.Collections.Immutable;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Trust;

/// <summary>Reads the trust folder file by file, so that one which cannot be read does not hide the others.</summary>
internal sealed class TrustReading(TrustFolder folder, IReadOnlyDictionary<string, TrustRecord> records, DateTimeOffset now)
{
    private readonly List<string> _unreadable = [];

    public TrustListing Read()
    {
        var anchors = Readable(TrustPart.Anchors, ReadCertificates);
        var intermediates = Readable(TrustPart.Intermediates, ReadCertificates);
        var lists = Readable(TrustPart.Crls, file => TrustStore.Load([], [], [file]));
        var pending = Readable(TrustPart.Pending, ReadCertificates);
        var trust = TrustStore.Load(
            anchors.Select(read => read.File), intermediates.Select(read => read.File), lists.Select(read => read.File));
        return new TrustListing(
            [
                .. Entries(TrustPart.Anchors, anchors, trust),
                .. Entries(TrustPart.Intermediates, intermediates, trust),
                .. Entries(TrustPart.Pending, pending, trust).Where(entry => entry.Record is { ComparedAtUtc: null }),
            ],
            [.. _unreadable]);
    }

    private static ImmutableArray<TrustedCertificate> ReadCertificates(TrustFile file) => TrustedCertificate.ReadAll(file);

    private List<(TrustFile File, T Content)> Readable<T>(TrustPart part, Func<TrustFile, T> read)
    {
        List<(TrustFile, T)> readable = [];
        foreach (var file in folder.Files(part))
        {
            try
            {
                readable.Add((file, read(file)));
            }
            catch (TrustStoreException)
            {
                _unreadable.Add($"{part.ToString().ToLowerInvariant()}/{file.Name}");
            }
        }

        return readable;
    }

    private IEnumerable<TrustEntry> Entries(
        TrustPart part, List<(TrustFile File, ImmutableArray<TrustedCertificate> Content)> files, TrustStore trust) =>
        from read in files
        from certificate in read.Content
        let record = records.GetValueOrDefault(certificate.Fingerprint.Value)
        // A record that is not closed says that the comparison was not: then somebody put the file there.
        let isTheirs = part is TrustPart.Pending || record is { ComparedAtUtc: not null }
        select new TrustEntry(
            part, read.File.Name, certificate, StateOf(part, certificate, trust),
            trust.RevocationBelow(certificate.Fingerprint), isTheirs ? record : null, read.Content.Length - 1);

    private TrustState StateOf(TrustPart part, TrustedCertificate certificate, TrustStore trust) =>
        part is TrustPart.Pending ? TrustState.Pending
        : now > certificate.Facts.ValidUntil ? TrustState.Ended
        : now < certificate.Facts.ValidFrom ? TrustState.NotBegun
        : trust.VouchesFor(certificate.Fingerprint, now) ? TrustState.InForce
        : TrustState.NotConnected;
}
