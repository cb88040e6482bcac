using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;

namespace CounterDesk.Domain.Seals;

/// <summary>Takes from a file what it says about the license, and leaves out what could be changed without breaking a seal.</summary>
internal static class SealedContent
{
    public static FileContent Read(OfdPackage package, ImmutableArray<SealedDocument> documents) => new(
        documents.Where(document => document.CoveredEntries.Contains(OfdWriter.MainEntry))
            .SelectMany(document => document.Body.CustomData)
            .GroupBy(data => data.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(data => data.Key, data => data.First().Value, StringComparer.Ordinal),
        [
            .. from document in documents
               from attachment in document.Document.Attachments
               where document.CoveredEntries.Contains(attachment.Path)
               select new FaceAttachment(attachment.Name, Bytes(package, attachment.Path)),
        ],
        string.Join('\n', documents.Select(document => document.Document.Text)),
        documents.Sum(document => document.Document.Pages.Length));

    private static ReadOnlyMemory<byte> Bytes(OfdPackage package, string path) =>
        package.TryGet(path, out var bytes) ? bytes : default;
}
