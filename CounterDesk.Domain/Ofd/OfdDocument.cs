using System.Collections.Immutable;
using System.Xml.Linq;

namespace CounterDesk.Domain.Ofd;

/// <summary>An attachment of a document and the entry it is in.</summary>
public sealed record AttachedFile(string Name, string Path);

/// <summary>What one document of a package consists of: every entry that decides what a reader shows.</summary>
public sealed record OfdDocument
{
    /// <summary>
    /// Document, pages, templates, resources with their fonts and pictures, annotations and attachments, whether used on a
    /// page or not: which of them a reader uses is decided by entries among them.
    /// </summary>
    public required ImmutableArray<string> ShownEntries { get; init; }

    /// <summary>Those of them that should be XML and cannot be read, so that what they show is not known.</summary>
    public required ImmutableArray<string> UnreadableEntries { get; init; }

    /// <summary>What each of them is, as it is named first, by its path.</summary>
    public required ImmutableDictionary<string, OfdEntry> Entries { get; init; }

    /// <summary>In the order of the document.</summary>
    public required ImmutableArray<string> Pages { get; init; }

    public required ImmutableArray<AttachedFile> Attachments { get; init; }

    /// <summary>What the text codes of templates and pages say, one a line. Cut off where no license's text goes on.</summary>
    public required string Text { get; init; }

    /// <exception cref="OfdFormatException">An entry has a document type definition, or there is too much XML.</exception>
    public static OfdDocument Read(OfdPackage package, OfdBody body) => new Walk(package).Read(body);

    /// <summary>What any entry of the package is to this document.</summary>
    public OfdEntry Entry(string path) =>
        Entries.GetValueOrDefault(path)
        ?? new OfdEntry(path, path == OfdWriter.MainEntry ? OfdPart.MainFile : OfdPart.Other);

    // Goes from file to file by the names of elements, wherever they stand: a reader that finds them elsewhere than the
    // schema says would show what they name.
    private sealed class Walk(OfdPackage package)
    {
        private readonly Dictionary<string, OfdEntry> _seen = new(StringComparer.Ordinal);
        private readonly List<string> _shown = [];
        private readonly List<string> _unreadable = [];
        private readonly List<string> _pages = [];
        private readonly List<AttachedFile> _attachments = [];
        private readonly List<string> _text = [];
        private readonly Queue<string> _xml = [];
        private int _textLeft = OfdLimits.MaxTextCharacters;

        public OfdDocument Read(OfdBody body)
        {
            foreach (var location in (string[])[body.DocumentLocation, .. body.OtherLocations])
            {
                FollowXml(OfdWriter.MainEntry, location, OfdPart.Document);
            }

            while (_xml.TryDequeue(out var path))
            {
                if (TryParse(path) is { } root)
                {
                    ReadFile(path, root);
                }
            }

            return new OfdDocument
            {
                ShownEntries = [.. _shown],
                UnreadableEntries = [.. _unreadable],
                Entries = _seen.ToImmutableDictionary(StringComparer.Ordinal),
                Pages = [.. _pages],
                Attachments = [.. _attachments],
                Text = string.Join('\n', _text),
            };
        }

        private XElement? TryParse(string path)
        {
            try
            {
                return package.Xml(path);
            }
            catch (OfdFormatException exception) when (exception.Fault is OfdFault.MalformedXml)
            {
                _unreadable.Add(path);
                return null;
            }
        }

        private void ReadFile(string path, XElement root)
        {
            // The files of a Res lie in the folder that it names (GB/T 33190 7.9).
            var folder = root.Name == "Res" ? (string?)root.Attribute("BaseLoc") ?? "" : "";
            var files = folder.Length is > 0 and <= OfdPath.MaxLength ? folder.TrimEnd('/', '\\') + "/" : "";
            foreach (var element in root.Descendants())
            {
                ReadElement(path, root, files, element);
            }
        }

        private void ReadElement(string path, XElement root, string files, XElement element)
        {
            switch (element.Name.LocalName)
            {
                case "DocRoot":
                    FollowXml(path, element.Text(), OfdPart.Document);
                    break;
                case "PublicRes" or "DocumentRes" or "PageRes" or "Annotations" or "Attachments":
                    FollowXml(path, element.Text(), OfdPart.List);
                    break;
                case "TemplatePage":
                    FollowXml(path, (string?)element.Attribute("BaseLoc") ?? "", OfdPart.Template);
                    break;
                case "Page" when (string?)element.Attribute("BaseLoc") is { } page:
                    FollowPage(path, page);
                    break;
                case "FontFile":
                    FollowFile(path, files + element.Text(), OfdPart.Font);
                    break;
                case "MediaFile":
                    FollowFile(path, files + element.Text(), OfdPart.Picture);
                    break;
                case "ColorSpace" when (string?)element.Attribute("Profile") is { } profile:
                    FollowFile(path, files + profile, OfdPart.Picture);
                    break;
                case "FileLoc" when root.Name == "Attachments":
                    FollowAttachment(path, element);
                    break;
                case "FileLoc":
                    FollowXml(path, element.Text(), root.Name == "Annotations" ? OfdPart.Annotation : OfdPart.Other);
                    break;
                case "TextCode" when element.Text() is var text && text.Length <= _textLeft:
                    _textLeft -= text.Length;
                    _text.Add(text);
                    break;
            }
        }

        private void FollowPage(string file, string location)
        {
            if (FollowXml(file, location, OfdPart.Page) is { } path)
            {
                _pages.Add(path);
                _seen[path] = _seen[path] with { PageNumber = _seen[path].PageNumber ?? _pages.Count };
            }
        }

        private void FollowAttachment(string file, XElement location)
        {
            if (FollowFile(file, location.Text(), OfdPart.Attachment) is { } path)
            {
                _seen[path] = _seen[path] with { Name = (string?)location.Parent?.Attribute("Name") };
                _attachments.Add(new AttachedFile((string?)location.Parent?.Attribute("Name") ?? path, path));
            }
        }

        // What is named and not there is not shown.
        private string? FollowFile(string file, string location, OfdPart part)
        {
            if (!package.TryFind(file, location, out var path))
            {
                return null;
            }

            if (_seen.TryAdd(path, new OfdEntry(path, part)))
            {
                _shown.Add(path);
            }

            return path;
        }

        private string? FollowXml(string file, string location, OfdPart part)
        {
            var before = _seen.Count;
            var path = FollowFile(file, location, part);
            if (path is not null && _seen.Count > before)
            {
                _xml.Enqueue(path);
            }

            return path;
        }
    }
}
