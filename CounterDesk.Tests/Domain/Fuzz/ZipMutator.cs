using System.Text;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>
/// Packs entries, and makes the archive's directory, local headers and names odd where it is told to.
/// </summary>
internal sealed class ZipMutator(Mutator mutator)
{
    private static readonly string[] _names =
    [
        "../OFD.xml", "/OFD.xml", "C:\\OFD.xml", "OFD.XML", "ofd.xml", "Doc_0\\Document.xml", "Doc_0/./Document.xml",
        "Doc_0//Document.xml", "Doc_0/", "\u0001", " ", ".", "..", "a/../b", "中文.xml", new('n', 1025), "OFD.xml\0.txt",
    ];

    /// <summary>An archive as it should be, entries stored as they are, <c>OFD.xml</c> first.</summary>
    public static byte[] Pack(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> entries)
    {
        var zip = new ZipForge();
        foreach (var (name, bytes) in entries.OrderBy(entry => entry.Key != "OFD.xml"))
        {
            zip.Add(name, bytes.Span, isDeflated: false);
        }

        return zip.File();
    }

    public byte[] PackSpoiled(IReadOnlyCollection<KeyValuePair<string, ReadOnlyMemory<byte>>> entries)
    {
        var zip = new ZipForge();
        var target = mutator.Below(entries.Count);
        foreach (var (index, (name, bytes)) in entries.OrderBy(entry => entry.Key != "OFD.xml").Index())
        {
            if (index == target)
            {
                AddSpoiled(zip, name, bytes.Span);
            }
            else
            {
                zip.Add(name, bytes.Span, isDeflated: mutator.OneIn(4), flags: (ushort)(mutator.OneIn(10) ? 8 : 0));
            }
        }

        return mutator.Below(12) switch
        {
            0 => zip.File(prefix: new byte[1 + mutator.Below(100)]),
            1 => zip.File(trailer: new byte[1 + mutator.Below(100)]),
            2 => zip.File(count: mutator.Below(70000)),
            3 => zip.File(sizeError: mutator.Below(200) - 100),
            4 => zip.File(isZip64: true),
            _ => zip.File(),
        };
    }

    private void AddSpoiled(ZipForge zip, string name, ReadOnlySpan<byte> bytes)
    {
        switch (mutator.Below(16))
        {
            case 0:
                zip.Add(name, bytes).Add(name, bytes);
                break;
            case 1:
                zip.Add(name, bytes).Add(name.ToUpperInvariant(), bytes);
                break;
            case 2:
                zip.Add(name, bytes, localName: Encoding.UTF8.GetBytes(mutator.Pick(_names)));
                break;
            case 3:
                zip.Add(mutator.Pick(_names), bytes);
                break;
            case 4:
                zip.Add(name, bytes).Add(mutator.Pick(_names), bytes);
                break;
            case 5:
                var odd = mutator.Spoil(Encoding.UTF8.GetBytes(name));
                zip.Add(name, bytes, rawName: odd, flags: (ushort)(mutator.OneIn(2) ? 0x800 : 0));
                break;
            case 6:
                zip.Add(name, bytes, flags: (ushort)mutator.Below(65536));
                break;
            case 7:
                zip.Add(name, bytes, method: (ushort)mutator.Below(20));
                break;
            case 8:
                zip.Add(name, bytes, localMethod: (ushort)mutator.Below(20));
                break;
            case 9:
                zip.Add(name, bytes, crc: (uint)mutator.Below(int.MaxValue));
                break;
            case 10:
                zip.Add(name, bytes, localCrc: (uint)mutator.Below(int.MaxValue));
                break;
            case 11:
                zip.Add(name, bytes, size: mutator.Pick<uint>(
                    [0, 1, (uint)bytes.Length + 1, 1 << 20, 1 << 26, (1 << 26) + 1, int.MaxValue, uint.MaxValue]));
                break;
            case 12:
                zip.Add(name, bytes, offset: mutator.Pick<uint>([0, 1, 40, 4096, int.MaxValue, uint.MaxValue]));
                break;
            case 13:
                zip.Add(name, bytes, isZip64Local: true);
                break;
            case 14:
                zip.Add(name, mutator.Spoil(bytes), isDeflated: mutator.OneIn(2));
                break;
            default:
                break;
        }
    }
}
