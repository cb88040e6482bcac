using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd;

/// <summary>
/// What an OFD file of one document says and shows before it is sealed, as data for <see cref="OfdWriter"/>.
/// </summary>
public sealed record OfdContents
{
    /// <summary>32 hexadecimal digits, one number for each document ever made (GB/T 33190 7.4, DocID).</summary>
    public required string DocumentId { get; init; }

    public required string Title { get; init; }

    /// <summary>The program or body that made the file.</summary>
    public required string Creator { get; init; }

    public required DateOnly CreatedOn { get; init; }

    public required ImmutableArray<Picture> Pages { get; init; }

    /// <summary>
    /// Names and values beside the page, such as a license's metadata, in the order they are written.
    /// </summary>
    public ImmutableArray<OfdCustomData> CustomData { get; init; } = [];

    public ImmutableArray<OfdAttachment> Attachments { get; init; } = [];
}

/// <summary>One of a document's CustomDatas (GB/T 33190 7.4).</summary>
public sealed record OfdCustomData(string Name, string Value);

/// <summary>
/// A file carried along with the pages. <see cref="Format"/> is its extension, such as xml; the name becomes a file
/// name.
/// </summary>
public sealed record OfdAttachment(string Name, string Format, ReadOnlyMemory<byte> Bytes);
