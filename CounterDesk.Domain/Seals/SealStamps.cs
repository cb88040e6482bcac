using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// Where a document shows which seals, read from its signatures. Nothing is verified here: a page is drawn as its
/// file has it, and what it is worth is for <see cref="LicenseFileVerifier"/> to say.
/// </summary>
public static class SealStamps
{
    private const int MostStampsOfSignature = 1000;

    /// <summary>The stamps of the file's first document. What cannot be read is left out.</summary>
    public static ImmutableArray<OfdStamp> Of(OfdPackage package)
    {
        try
        {
            return OfdBody.ReadAll(package)[0].SignaturesLocation is { } location
                && package.TryFind(OfdWriter.MainEntry, location, out var list)
                    ? [.. OfdSignatureList.Read(package, list).SelectMany(signature => Of(package, list, signature))]
                    : [];
        }
        catch (OfdFormatException)
        {
            return [];
        }
    }

    private static IEnumerable<OfdStamp> Of(OfdPackage package, string list, ListedSignature listed)
    {
        try
        {
            if (!package.TryFind(list, listed.Location, out var path)
                || !package.TryFind(path, OfdSignature.Read(package, path).ValueLocation, out var value)
                || !package.TryGet(value, out var bytes))
            {
                return [];
            }

            var picture = SesSeal.Read(SesSignature.Read(DerValue.Read(bytes, out _)).Seal).Picture;
            return [.. package.Xml(path).Elements("SignedInfo").Elements("StampAnnot")
                .Take(MostStampsOfSignature)
                .Select(stamp => Read(stamp, listed.Id, picture))
                .OfType<OfdStamp>()];
        }
        catch (Exception exception) when (exception is OfdFormatException or DerFormatException)
        {
            return [];
        }
    }

    // GB/T 33190 18.2.3
    private static OfdStamp? Read(XElement stamp, string signatureId, ReadOnlyMemory<byte> picture) =>
        stamp.Box("Boundary") is { } boundary && (string?)stamp.Attribute("PageRef") is { } page
            ? new OfdStamp(signatureId, page, boundary, picture) { Clip = stamp.Box("Clip") }
            : null;
}
