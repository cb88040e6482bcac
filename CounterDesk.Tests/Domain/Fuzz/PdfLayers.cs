using System.Text.RegularExpressions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>PDF files spoiled in their bytes, objects, cross-references, revisions and signatures.</summary>
internal static partial class PdfLayers
{
    private const int Room = 80;

    private static readonly string[] _words =
    [
        "0", "-1", "1", "3", "99999999999999999999", "1e5", "1.5", ".", "+", "true", "null", "/Type", "/Sig", "/Kids",
        "/Parent",
        "/Length", "/Filter", "/FlateDecode", "/Contents", "/ByteRange", "/V", "/Prev", "/Encrypt", "()", "(", ")",
        "<>", "<", "<<", ">>",
        "[", "]", "[[[[[[[[", "1 0 R", "2 0 R", "3 0 R", "4 0 R", "10 0 R", "11 0 R", "99 0 R", "0 0 R", "-1 0 R",
        "obj", "endobj",
        "stream\n", "endstream", "%", "#", "/#00", "/A#", "\0",
    ];

    private static readonly PdfForge _plain = new() { Value = SealedFiles.Signed.Value };

    private static readonly PdfForge _packed = _plain with { Base = PdfForge.Packed() };

    private static readonly byte[][] _files =
    [
        _plain.File(),
        _packed.File(),
        .. SealedFiles.Seals.Select(seal => Sealed(seal).File()),
        .. SealedFiles.Values.Select(value => (_plain with { Value = value.Value }).File()),
        (_plain with { Base = _plain.File(), Earlier = 1 }).File(),
    ];

    public static readonly FuzzLayer[] All =
    [
        new("PDF: bytes of the file", 220, Bytes),
        new("PDF: words of the file, in the same places", 110, Words),
        new("PDF: objects, signed again", 60, Objects),
        new("PDF: streams of objects and cross-references, signed again", 40, Streams),
        new("PDF: a revision that is added", 40, Revision),
        new("PDF: signature dictionary and field, signed", 60, Dictionary),
        new("PDF: range, signed", 40, Range),
        new("PDF: value", 50, Value),
        new("PDF: seals and values with odd parts", 40, OddValues),
    ];

    public static PdfForge Plain => _plain;

    public static byte[] Signed => _files[0];

    public static PdfForge Sealed(SealForge seal) => _plain with
    {
        SubFilter = "GM.sm2seal", Value = content => InRoom(seal.Value(content, seal.Seal())),
    };

    private static FileCase Bytes(Mutator mutator)
    {
        var file = mutator.Pick(_files);
        return new FileCase(mutator.Spoil(file)) { Signed = file };
    }

    // Each word that is changed is as long as before, so that what lies behind it is still found.
    private static FileCase Words(Mutator mutator)
    {
        var file = mutator.Pick(_files);
        var text = PdfForge.Text(file);
        for (var edits = mutator.Below(4); edits >= 0; edits--)
        {
            // Nearly everything is the value: its neighborhood is spoiled elsewhere.
            var words = Word().Matches(text).Where(word => word.Length < 100).ToList();
            var word = mutator.Pick(words);
            var other = mutator.OneIn(2) ? mutator.Pick(words).Value : mutator.Pick(_words);
            var fitting = other.PadRight(word.Length)[..word.Length];
            text = string.Concat(text[..word.Index], fitting, text[(word.Index + word.Length)..]);
        }

        return new FileCase(PdfForge.Bytes(text)) { Signed = file };
    }

    private static FileCase Objects(Mutator mutator)
    {
        var objects = PdfForge.Objects();
        for (var edits = mutator.Below(3); edits >= 0; edits--)
        {
            var at = mutator.Below(objects.Length);
            var number = mutator.OneIn(12) ? mutator.Below(20) : objects[at].Number;
            objects[at] = (number, Spoil(mutator, objects[at].Body!));
        }

        var file = PdfForge.Append(
            "%PDF-1.7\n"u8.ToArray(), objects,
            mutator.OneIn(4) ? Spoil(mutator, "/Prev 9 /XRefStm 15 /Size 5 /ID [<00> <00>]") : "");
        return Signing(mutator, file);
    }

    private static FileCase Streams(Mutator mutator)
    {
        var file = mutator.OneIn(2)
            ? PdfForge.Packed(mutator.Pick<int>([1, 2, 10, 11, 12, 13, 14, 15]))
            : OddStreams(mutator);
        return Signing(mutator, mutator.OneIn(2) ? mutator.Spoil(file) : file);
    }

    // What is in the streams, and what says how to read them.
    private static byte[] OddStreams(Mutator mutator)
    {
        var contained = mutator.Spoil("1 0 2 40 << /Type /Catalog /Pages 2 0 R >>         << /Kids [] >>"u8);
        var text = new System.Text.StringBuilder("%PDF-1.7\n");
        text.Append(PdfForge.StreamObject(6, Spoil(mutator, "/Type /ObjStm /N 2 /First 9 /Extends 6 0 R"), contained));
        var start = text.Length;
        byte[][] rows =
        [
            PdfForge.Row(0, 0, 0), PdfForge.Row(2, 6, 0), PdfForge.Row(2, 6, 1), PdfForge.Row(1, 9, 0),
            PdfForge.Row(1, start, 0),
        ];
        text.Append(PdfForge.StreamObject(
            7, Spoil(mutator, "/Type /XRef /Size 8 /W [1 2 1] /Index [0 4 7 1] /Root 1 0 R"),
            mutator.Spoil(rows.SelectMany(row => row).ToArray())));
        return PdfForge.Bytes($"{text}startxref\n{start}\n%%EOF\n");
    }

    private static FileCase Revision(Mutator mutator)
    {
        var objects = Enumerable.Range(0, 1 + mutator.Below(3)).Select(_ => (
            mutator.Pick<int>([1, 2, 3, 4, 5, 10, 11, 20]),
            mutator.OneIn(8) ? null : Spoil(mutator, PdfForge.Objects()[mutator.Below(5)].Body!)))
            .DistinctBy(entry => entry.Item1);
        return new FileCase(PdfForge.Append(
            Signed, [.. objects], mutator.OneIn(4) ? Spoil(mutator, "/Size 7 /Prev 99") : ""))
        {
            Signed = Signed,
        };
    }

    private static FileCase Dictionary(Mutator mutator) => new((_plain with
    {
        Entries = mutator.OneIn(2)
            ? _plain.Entries
            : Spoil(mutator, "/M (D:2026) /Reference [10 0 R] /T 1 /Filter /X /V 2"),
        Field = mutator.OneIn(2)
            ? _plain.Field
            : Spoil(mutator, "/Kids [10 0 R 3 0 R] /Parent 11 0 R /T (a.b) /FT /Tx"),
        SubFilter = mutator.OneIn(2)
            ? PdfForge.Detached
            : mutator.Pick<string>(
                ["adbe.pkcs7.sha1", "adbe.x509.rsa_sha1", "ETSI.RFC3161", "ETSI.CAdES.detached", "GM.x", "#41", ""]),
    }).File());

    private static FileCase Range(Mutator mutator) => new((_plain with
    {
        Range = (start, end, tail) => Fitted(
            mutator.OneIn(2)
                ? Spoil(mutator, $"/ByteRange [0 {start} {end} {tail}]")
                : $"/ByteRange [{mutator.Below(2)} {start + mutator.Below(3) - 1} "
                    + $"{end + mutator.Below(3) - 1} {tail - mutator.Below(300)}]"),
    }).File());

    private static FileCase Value(Mutator mutator)
    {
        var der = new DerMutator(mutator);
        return new FileCase((mutator.Pick<PdfForge>([_plain, Sealed(mutator.Pick(SealedFiles.Seals))]) with
        {
            ChangeContents = contents => mutator.OneIn(2)
                ? Fitted(mutator.Spoil(contents.AsSpan(..2000)), contents.Length)
                : Fitted(der.Spoil(contents), contents.Length),
            ChangeDigits = digits => mutator.OneIn(8)
                ? digits[..^4] + mutator.Pick<string>(["00 0", "zz00", "<>00", "(\\)0"])
                : digits,
        }).File());
    }

    private static FileCase OddValues(Mutator mutator) => new((mutator.OneIn(2)
        ? Sealed(ValueLayers.OddSeal(mutator))
        : _plain with { Value = content => InRoom(ValueLayers.OddValue(mutator).Value(content)) }).File());

    private static FileCase Signing(Mutator mutator, byte[] file) => new(((mutator.OneIn(3)
        ? Sealed(SealedFiles.Seal)
        : _plain) with { Base = file }).File());

    private static string Spoil(Mutator mutator, string text)
    {
        if (mutator.OneIn(4))
        {
            return PdfForge.Text(mutator.Spoil(PdfForge.Bytes(text)));
        }

        for (var edits = mutator.Below(3); edits >= 0; edits--)
        {
            var words = Word().Matches(text);
            if (words.Count == 0)
            {
                break;
            }

            var word = words[mutator.Below(words.Count)];
            var other = mutator.Below(4) switch
            {
                0 => "",
                1 => $"{word.Value} {word.Value}",
                2 => words[mutator.Below(words.Count)].Value,
                _ => mutator.Pick(_words),
            };
            text = string.Concat(text[..word.Index], other, text[(word.Index + word.Length)..]);
        }

        return text;
    }

    // What is left in a file for a value: a longer one is cut off, as a careless writer would.
    private static byte[] InRoom(byte[] value) => value[..Math.Min(value.Length, PdfForge.MostValueBytes)];

    private static string Fitted(string text) => text.PadRight(Room)[..Room];

    private static byte[] Fitted(byte[] spoiled, int length)
    {
        Array.Resize(ref spoiled, length);
        return spoiled;
    }

    [GeneratedRegex(@"/[A-Za-z0-9.]*|\d+ 0 R|[-+.\d]+|\([^)]*\)|[\[\]]|<<|>>|<[0-9A-Fa-f]*>|[a-zA-Z]+")]
    private static partial Regex Word();
}
