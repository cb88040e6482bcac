using System.Text;
using System.Xml;
using System.Xml.Linq;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>
/// Spoils XML as a structure: elements and attributes are dropped, doubled, moved, renamed and given odd values, and
/// now and then the text around them is odd.
/// </summary>
internal sealed class XmlMutator(Mutator mutator)
{
    private static readonly string[] _values =
    [
        "", " ", "0", "1", "-1", "0.0", "-0.5", "1e308", "1e999", "NaN", "Infinity", "2147483647", "-2147483648",
        "99999999999999999999", "0.000000000000000000001", "1,5", "0x10", "true", "false", "0 0 210 297", "0 0 0 0",
        "-5 -5 1e9 1e9", "NaN NaN NaN NaN", "1 0 0 1 0 0", "0 0 0 0 0 0", "1 2", "1 2 3", "255 0 0", "g 5 3",
        "g 99999999 1",
        "M 0 0 L 1 1 C", "M 0 0 L 1e9 1e9 Q 1 2 3 4 C", "A 1 1 0 0 0 0 0", "/", ".", "..", "../../OFD.xml", "OFD.xml",
        "/OFD.xml", "/Doc_0/Document.xml", "Doc_0/Signs/Signatures.xml", "\\Doc_0\\Document.xml", "中文", "\u202E",
        "\uFFFD",
        "𠮷", "MD5", "SHA1", "SHA256", "SM3", "1.2.156.10197.1.401", "1.2.156.10197.1.401.2", "2.16.840.1.101.3.4.2.1",
        "Sign",
        "Seal", "20260301020000Z", "2026-03-01 10:00:00", "99999999999999", "20261341999999Z", "AAAA", "====",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ];

    private static readonly string[] _attributes =
    [
        "ID", "BaseLoc", "Type", "FileRef", "CheckMethod", "Boundary", "CTM", "Font", "Size", "DeltaX", "DeltaY", "X",
        "Y",
        "Value", "Alpha", "LineWidth", "ResourceID", "Name", "Visible", "PageRef", "Relative",
    ];

    public byte[] Spoil(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        if (mutator.OneIn(8))
        {
            return SpoilText(text);
        }

        var root = XElement.Parse(text, LoadOptions.PreserveWhitespace);
        for (var edits = mutator.Below(3); edits >= 0; edits--)
        {
            var all = root.DescendantsAndSelf().ToList();
            Edit(mutator.Pick(all), all);
        }

        return Encoding.UTF8.GetBytes(Text(root));
    }

    public static string WithoutDeclaration(string text) =>
        text.StartsWith("<?xml", StringComparison.Ordinal)
            ? text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]
            : text;

    private void Edit(XElement element, List<XElement> all)
    {
        var isRoot = element == all[0];
        switch (mutator.Below(13))
        {
            case 0 when !isRoot:
                element.Remove();
                break;
            case 1 when !isRoot:
                element.AddAfterSelf(new XElement(element));
                break;
            case 2 when !isRoot:
                var other = mutator.Pick(all);
                other.Add(new XElement(element));
                break;
            case 3 when !isRoot:
                element.ReplaceWith(new XElement(mutator.Pick(all)));
                break;
            case 4:
                element.Name = mutator.Pick(all).Name;
                break;
            case 5 or 6:
                element.RemoveNodes();
                element.Add(new XText(Value(all)));
                break;
            case 7 when element.HasAttributes:
                mutator.Pick([.. element.Attributes()]).Remove();
                break;
            case 8 or 9 when element.Attributes().Any(attribute => !attribute.IsNamespaceDeclaration):
                var attributes = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration);
                mutator.Pick([.. attributes]).Value = Value(all);
                break;
            case 10:
                element.SetAttributeValue(mutator.Pick(_attributes), Value(all));
                break;
            case 11:
                Nest(element, mutator.Pick<int>([1, 3, 62, 70, 200]));
                break;
            default:
                AddMany(element);
                break;
        }
    }

    private string Value(List<XElement> all) => mutator.Below(6) switch
    {
        0 => mutator.Pick(all).Value,
        1 => mutator.Pick([.. all.Attributes().Select(attribute => attribute.Value), ""]),
        2 => new string(mutator.Pick<char>(['9', '/', 'a', ' ', '国']), mutator.Pick<int>([2, 300, 1100, 5000])),
        _ => mutator.Pick(_values),
    };

    private static void Nest(XElement element, int depth)
    {
        for (var level = 0; level < depth; level++)
        {
            var inner = new XElement(element.Name, element.Nodes());
            element.ReplaceNodes(inner);
        }
    }

    private void AddMany(XElement element)
    {
        var count = mutator.Pick<int>([2, 40, 120]);
        if (mutator.OneIn(2))
        {
            foreach (var number in Enumerable.Range(0, count))
            {
                element.SetAttributeValue($"a{number}", "1");
            }
        }
        else
        {
            element.Add(Enumerable.Range(0, count).Select(number => new XElement(element.Name, number)));
        }
    }

    private byte[] SpoilText(string text)
    {
        var end = text.IndexOf('>', StringComparison.Ordinal);
        return mutator.Below(10) switch
        {
            0 => Encoding.UTF8.GetBytes($"<!DOCTYPE x [<!ENTITY e \"x\">]>{WithoutDeclaration(text)}"),
            1 => Encoding.UTF8.GetBytes($"<!DOCTYPE x SYSTEM \"file:///etc/passwd\">{WithoutDeclaration(text)}"),
            2 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(WithoutDeclaration(text))],
            3 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            4 => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"GB18030\"?>{WithoutDeclaration(text)}"),
            5 => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"no-such\"?>{WithoutDeclaration(text)}"),
            6 => Encoding.UTF8.GetBytes(text.Insert(end + 1, "<!-- a --><?b c?><![CDATA[<d>]]>&#0;&e;")),
            7 => Encoding.UTF8.GetBytes(text.Insert(
                end + 1,
                mutator.Pick<string>(["&#x1F;", "&lt;", "]]>", "<a xml:space=\"b\"/>", "\0", "<", "&", "</x>"]))),
            8 => Encoding.UTF8.GetBytes(text[..mutator.Below(text.Length)]),
            _ => mutator.Spoil(Encoding.UTF8.GetBytes(text)),
        };
    }

    private static string Text(XElement root)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, CheckCharacters = false }))
        {
            root.Save(writer);
        }

        return text.ToString();
    }
}
