using System.Text;
using System.Xml.Linq;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace CounterDesk.Tests.Support;

/// <summary>A PDF read back: its objects, its logical structure and the operators of its pages.</summary>
internal sealed class PdfContents : IDisposable
{
    private readonly PdfDocument _document;

    public PdfContents(byte[] bytes)
    {
        Bytes = bytes;
        _document = PdfDocument.Open(bytes);
    }

    public byte[] Bytes { get; }

    /// <summary>The file with every byte as the character of the same number.</summary>
    public string Raw => Encoding.Latin1.GetString(Bytes);

    public DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    public IReadOnlyList<DictionaryToken> Pages =>
        [.. Items(Entry(Catalog, "Pages"), "Kids").Select(page => (DictionaryToken)Resolve(page))];

    public IReadOnlyList<DictionaryToken> Fonts
    {
        get
        {
            var fonts = Entry(Entry(Pages[0], "Resources"), "Font");
            return [.. fonts.Data.Values.Select(font => (DictionaryToken)Resolve(font))];
        }
    }

    public XDocument Metadata => XDocument.Parse(Encoding.UTF8.GetString(Stream(Catalog, "Metadata")));

    public Tag Structure => ReadTag((DictionaryToken)Resolve(Items(Entry(Catalog, "StructTreeRoot"), "K").Single()));

    public string TextOf(int page) => _document.GetPage(page).Text;

    /// <summary>The operators of a page, one a line, as our writer puts them.</summary>
    public string[] OperatorsOf(int page) => Encoding.ASCII
        .GetString(Stream(Pages[page - 1], "Contents"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? _document.Structure.GetObject(reference.Data).Data : token;

    public DictionaryToken Entry(DictionaryToken dictionary, string name) => (DictionaryToken)Value(dictionary, name);

    public IToken Value(DictionaryToken dictionary, string name) =>
        dictionary.TryGet(NameToken.Create(name), out var value)
            ? Resolve(value)
            : throw new KeyNotFoundException($"There is no /{name} in {dictionary}.");

    public static bool Has(DictionaryToken dictionary, string name) => dictionary.ContainsKey(NameToken.Create(name));

    public string Name(DictionaryToken dictionary, string name) => ((NameToken)Value(dictionary, name)).Data;

    public double Number(DictionaryToken dictionary, string name) => ((NumericToken)Value(dictionary, name)).Data;

    public string Text(DictionaryToken dictionary, string name) => Value(dictionary, name) switch
    {
        HexToken hex => hex.Data,
        StringToken text => text.Data,
        var other => throw new InvalidDataException($"/{name} is no text but {other}."),
    };

    public IReadOnlyList<IToken> Items(DictionaryToken dictionary, string name) =>
        ((ArrayToken)Value(dictionary, name)).Data;

    public byte[] Stream(DictionaryToken dictionary, string name)
    {
        var stream = (StreamToken)Value(dictionary, name);
        if (!Has(stream.StreamDictionary, "Filter"))
        {
            return stream.Data.ToArray();
        }

        using var inflated = new MemoryStream();
        using var zlib = new System.IO.Compression.ZLibStream(
            new MemoryStream(stream.Data.ToArray()), System.IO.Compression.CompressionMode.Decompress);
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }

    public void Dispose() => _document.Dispose();

    private Tag ReadTag(DictionaryToken dictionary)
    {
        var children = new List<Tag>();
        var content = new List<(int Page, int Number)>();
        foreach (var kid in Items(dictionary, "K").Select(Resolve))
        {
            if (kid is NumericToken number)
            {
                content.Add((PageOf(dictionary), number.Int));
            }
            else if (kid is DictionaryToken part && Has(part, "MCID"))
            {
                content.Add((PageOf(part), (int)Number(part, "MCID")));
            }
            else
            {
                children.Add(ReadTag((DictionaryToken)kid));
            }
        }

        return new(Name(dictionary, "S"), dictionary, children, content);
    }

    // From 1, as everybody counts pages.
    private int PageOf(DictionaryToken dictionary)
    {
        var page = ((DictionaryToken)Value(dictionary, "Pg")).ToString();
        return 1 + Pages.Select(other => other.ToString()).ToList().IndexOf(page);
    }
}

/// <summary>An element of the logical structure: what it holds, and the marked content that is its own.</summary>
internal sealed record Tag(
    string Kind, DictionaryToken Dictionary, IReadOnlyList<Tag> Children, IReadOnlyList<(int Page, int Number)> Content)
{
    public IEnumerable<Tag> All => [this, .. Children.SelectMany(child => child.All)];

    public IReadOnlyList<Tag> Of(string kind) => [.. All.Where(tag => tag.Kind == kind)];
}
