using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Faces;
using CounterDesk.Web.Demo.Provinces;

namespace CounterDesk.Web.Demo.Authorities;

/// <summary>
/// Draws the files of the demo city's licenses and seals them, each in the state that its case wants.
/// </summary>
internal sealed class DemoSealer(DemoAuthorities authorities, FontSet fonts)
{
    private const string Creator = "CounterDesk";

    // What somebody changes on a page after it was sealed: the same length, so that it looks untouched.
    private const string OnPage = "单独所有";
    private const string Forged = "共同共有";

    private static readonly JsonSerializerOptions _readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<(DemoOffice Office, DemoAuthorities Authorities), byte[]> _seals = [];
    private readonly Lazy<DemoAuthorities> _strangers = new(() => DemoAuthorities.MakeStrangers(DemoCity.Offices));

    /// <summary>The OFD file of a license; null when the case is that it has none.</summary>
    public byte[]? Make(DemoLicense license)
    {
        var pages = DemoFaces.Draw(license.Kind.Name, new FaceValues(license.Face), fonts);
        var entries = OfdWriter.Compose(Contents(license, pages), fonts);
        return license.File switch
        {
            DemoFile.Sound => OfdWriter.Pack(Seal(entries, license, pages, authorities)),
            DemoFile.PageChanged => OfdWriter.Pack(Change(Seal(entries, license, pages, authorities))),
            DemoFile.UnknownMaker => OfdWriter.Pack(Seal(entries, license, pages, _strangers.Value)),
            DemoFile.SignerRevoked => OfdWriter.Pack(SealByRevoked(entries, license, pages)),
            DemoFile.NotSealed => OfdWriter.Pack(entries),
            DemoFile.Missing => null,
        };
    }

    /// <summary>The OFD file of a sound license as a platform hands it over: marked with the purpose, and sealed again over that.</summary>
    public byte[]? MakeFor(DemoLicense license, string purpose)
    {
        if (license.File is DemoFile.Missing)
        {
            return null;
        }

        var pages = DemoFaces.Draw(license.Kind.Name, new FaceValues(license.Face), fonts);
        var entries = DemoWatermark.Put(OfdWriter.Compose(Contents(license, pages), fonts), purpose);
        return OfdWriter.Pack(Seal(entries, license, pages, authorities));
    }

    private static OfdContents Contents(DemoLicense license, FacePages pages) => new()
    {
        DocumentId = Convert.ToHexStringLower(Sm3.Hash(Encoding.ASCII.GetBytes(license.Identifier.Value)).AsSpan(..16)),
        Title = license.Kind.Name + "（演示）",
        Creator = Creator,
        CreatedOn = license.IssuedOn,
        Pages = pages.Pages,
        CustomData = [.. Metadata(license), .. FaceByLabel(license)],
        Attachments = [new("face", "json", FaceByKey(license))],
    };

    private static IEnumerable<OfdCustomData> Metadata(DemoLicense license)
    {
        (string Name, string Value)[] items =
        [
            ("证照名称", license.Kind.Name),
            ("证照类型代码", license.Kind.Code),
            ("证照编号", license.Number),
            ("证照标识", license.Identifier.Value),
            ("证照颁发机构", license.Office.Name),
            ("证照颁发机构代码", license.Office.CreditCode),
            ("证照颁发日期", FaceDate.Write(license.IssuedOn)),
            ("有效期起始", FaceDate.Write(license.FirstDay)),
            ("有效期截止", license.ValidUntil is { } day ? FaceDate.Write(day) : ""),
            ("持证主体", string.Join(';', license.Holders.Select(holder => holder.Name))),
            ("持证主体代码", string.Join(';', license.Holders.Select(holder => holder.Code.Text))),
        ];
        return items.Where(item => item.Value.Length > 0).Select(item => new OfdCustomData(item.Name, item.Value));
    }

    private static IEnumerable<OfdCustomData> FaceByLabel(DemoLicense license) =>
        license.Face.Select(value => new OfdCustomData(license.Kind.FindField(value.Key)!.Label, value.Value));

    private static byte[] FaceByKey(DemoLicense license) => JsonSerializer.SerializeToUtf8Bytes(
        license.Face.ToDictionary(value => value.Key, value => value.Value), _readable);

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Seal(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries, DemoLicense license, FacePages pages,
        DemoAuthorities by) =>
        OfdSealer.Seal(entries, SealOf(license.Office, by), by.SignerOf(license.Office), pages.Stamp, license.SealedAt);

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> SealByRevoked(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries, DemoLicense license, FacePages pages) =>
        OfdSealer.Seal(
            entries, MakeSeal(license.Office, authorities, authorities.RevokedSigner), authorities.RevokedSigner,
            pages.Stamp, license.SealedAt);

    // A seal is made once and used on every license of its office.
    private byte[] SealOf(DemoOffice office, DemoAuthorities by)
    {
        if (!_seals.TryGetValue((office, by), out var seal))
        {
            _seals[(office, by)] = seal = MakeSeal(office, by, by.SignerOf(office));
        }

        return seal;
    }

    private byte[] MakeSeal(DemoOffice office, DemoAuthorities by, SealingKey signer) => SealMaker.Make(
        new SealDescription
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"DEMO-{office.CreditCode}-{office.Seal}"),
            Name = office.Name + office.SealPurpose + "（演示）",
            Vendor = "CounterDeskDemo",
            SignerCertificates = [signer.Certificate],
            MadeAt = DemoAuthorities.From,
            ValidFrom = DemoAuthorities.From,
            ValidUntil = DemoAuthorities.Until,
            Picture = new("ofd", SealPicture(office), SealFace.Side, SealFace.Side),
        },
        by.Maker);

    private byte[] SealPicture(DemoOffice office) => OfdWriter.Write(
        new OfdContents
        {
            DocumentId = Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(office.Name + office.SealPurpose)).AsSpan(..16)),
            Title = office.Name,
            Creator = Creator,
            CreatedOn = DateOnly.FromDateTime(DemoAuthorities.From.DateTime),
            Pages = [SealFace.Draw(office, fonts)],
        },
        fonts);

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Change(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries)
    {
        const string Page = "Doc_0/Pages/Page_0/Content.xml";
        var content = Encoding.UTF8.GetString(entries[Page].Span);
        return content.Contains(OnPage, StringComparison.Ordinal)
            ? entries.SetItem(Page, Encoding.UTF8.GetBytes(content.Replace(OnPage, Forged, StringComparison.Ordinal)))
            : throw new InvalidOperationException($"Only a page that says {OnPage} can be the changed one.");
    }
}
