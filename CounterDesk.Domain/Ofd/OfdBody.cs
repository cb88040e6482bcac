using System.Collections.Immutable;
using System.Xml.Linq;

namespace CounterDesk.Domain.Ofd;

/// <summary>One DocBody of OFD.xml (GB/T 33190 7.4): a document, what is said about it, and where its signatures are listed.</summary>
/// <param name="DocumentLocation">DocRoot, relative to OFD.xml; empty when there is none.</param>
/// <param name="SignaturesLocation">Null when the body names no list of signatures.</param>
/// <param name="CustomData">By name; of two with one name the first.</param>
/// <param name="OtherLocations">What a reader may show instead: a second DocRoot, and other versions of the document.</param>
public sealed record OfdBody(
    string DocumentLocation,
    string? SignaturesLocation,
    ImmutableDictionary<string, string> CustomData,
    ImmutableArray<string> OtherLocations)
{
    private const int MaxBodies = 16;

    /// <exception cref="OfdFormatException">OFD.xml is missing, malformed, or has no body or too many.</exception>
    public static ImmutableArray<OfdBody> ReadAll(OfdPackage package)
    {
        var bodies = package.Xml(OfdWriter.MainEntry).Elements("DocBody").Take(MaxBodies + 1).Select(Read).ToImmutableArray();
        return bodies.Length is > 0 and <= MaxBodies
            ? bodies
            : throw new OfdFormatException(OfdFault.Malformed, "OFD.xml has no DocBody, or too many.");
    }

    private static OfdBody Read(XElement body) => new(
        body.Element("DocRoot").Text(),
        body.Element("Signatures")?.Text(),
        body.Elements("DocInfo").Elements("CustomDatas").Elements("CustomData")
            .GroupBy(data => (string?)data.Attribute("Name") ?? "", StringComparer.Ordinal)
            .ToImmutableDictionary(data => data.Key, data => data.First().Text(), StringComparer.Ordinal),
        [
            .. body.Elements("DocRoot").Skip(1).Select(root => root.Text()),
            .. body.Elements("Versions").Elements("Version").Select(version => (string?)version.Attribute("BaseLoc") ?? ""),
        ]);
}
