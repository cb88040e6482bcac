using System.Text.Json;
using System.Xml;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

/// <summary>Where in a file something about the license stands.</summary>
public enum FacePlace
{
    /// <summary>DocInfo/CustomDatas of OFD.xml.</summary>
    CustomData,

    /// <summary>An attachment that a signature protects.</summary>
    Attachment,

    /// <summary>The words on the pages.</summary>
    PageText,
}

/// <summary>What a file says of the license: named values first, then the bare text of its pages.</summary>
internal sealed class FaceInFile
{
    // A face is some dozens of short values. What is larger or deeper is something else, or meant to keep us busy.
    private const int MaxAttachmentBytes = 1_000_000;
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings _safely =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly Dictionary<string, string> _customData = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _attached = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<FaceFieldType, string> _pageText = [];
    private readonly string _page;

    public FaceInFile(FileContent content)
    {
        foreach (var (name, value) in content.CustomData)
        {
            _customData.TryAdd(name.Trim(), value);
        }

        foreach (var attachment in content.CoveredAttachments)
        {
            Read(attachment.Bytes);
        }

        _page = content.PageText;
    }

    /// <summary>The value that stands under one of the names, and where.</summary>
    public (FacePlace Place, string Value)? Find(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (_customData.TryGetValue(name, out var value))
            {
                return (FacePlace.CustomData, value);
            }
        }

        foreach (var name in names)
        {
            if (_attached.TryGetValue(name, out var value))
            {
                return (FacePlace.Attachment, value);
            }
        }

        return null;
    }

    /// <summary>Whether a value of the type stands on a page, wherever and however its lines are broken.</summary>
    public bool StandsOnPage(FaceFieldType type, string value)
    {
        if (!_pageText.TryGetValue(type, out var page))
        {
            _pageText[type] = page = FaceText.Fold(type, _page);
        }

        return FaceText.Fold(type, value) is { Length: > 0 } folded && page.Contains(folded, StringComparison.Ordinal);
    }

    // An attachment is anything somebody attached. Only what can be read as named values is looked at.
    private void Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxAttachmentBytes)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            Read(document.RootElement);
            return;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or half of a surrogate pair written as an escape; perhaps XML.
        }

        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), _safely);
            Read(reader);
        }
        catch (XmlException)
        {
            // Neither: a picture, a plan, a letter.
        }
    }

    private void Read(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Read(item);
            }
        }
        else if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                {
                    _attached.TryAdd(property.Name.Trim(), property.Value.ToString());
                }

                Read(property.Value);
            }
        }
    }

    // Elements without elements in them: <holder>…</holder>, or <item name="持证人">…</item>.
    private void Read(XmlReader reader)
    {
        var name = "";
        while (reader.Read() && reader.Depth <= MaxDepth)
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                name = reader.GetAttribute("name") ?? reader.LocalName;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                _attached.TryAdd(name, reader.Value);
            }
        }
    }
}
