using System.Collections.Immutable;

namespace CounterDesk.Domain.Seals;

/// <summary>An attachment that a seal covers: possibly the license's face as data.</summary>
/// <param name="Name">As the document names it, or its path.</param>
/// <param name="Bytes">As stored.</param>
public sealed record FaceAttachment(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>What a file says, for comparison with what the license's source says.</summary>
/// <param name="CustomData">DocInfo/CustomDatas of OFD.xml; empty unless a seal covers OFD.xml.</param>
/// <param name="CoveredAttachments">Attachments whose bytes a seal covers.</param>
/// <param name="PageText">The text of all pages, one line a text code. Shown, not necessarily covered.</param>
/// <param name="PageCount">How many pages are shown.</param>
public sealed record FileContent(
    ImmutableDictionary<string, string> CustomData, ImmutableArray<FaceAttachment> CoveredAttachments, string PageText, int PageCount);
