using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace CounterDesk.Tests.Web.Demo;

/// <summary>
/// A copy of a license of every kind, made of its real file, in both editions and languages, read back by other programs.
/// Where COUNTERDESK_PAGES names a folder the copies are also left there, to be looked at.
/// </summary>
public sealed class DemoCopiesTests
{
    // As much as a copy may have besides the license's images.
    private const int MostBytes = 200 * 1024;

    // The type area of both editions in millimeters from the lower left, punctuation that hangs included; our own type,
    // which the slanted watermark is not.
    private const double PointsPerMillimeter = 72 / 25.4;
    private const double Left = 16;
    private const double Right = 193;
    private const double Below = 15;
    private const double Above = 283;
    private const double LeastSize = 12;

    private static readonly DemoSealer _sealer =
        new(DemoAuthorities.MakeStrangers(DemoCity.Offices), SomeFonts.Shipped);

    private static readonly ImmutableDictionary<string, DemoLicense> _byKind =
        new DemoRegister(SomeLicenses.Catalog, new DateOnly(2026, 3, 18)).All()
            .Where(license => license.File is DemoFile.Sound && license.Status is LicenseStatus.Valid)
            .GroupBy(license => license.Kind.Name)
            .ToImmutableDictionary(kind => kind.Key, kind => kind.MaxBy(license => license.Face.Length)!);

    public static TheoryData<string, bool, CopyEdition> Copies => new(
        from kind in SomeLicenses.Catalog.All
        from hasEnglish in (bool[])[false, true]
        from edition in Enum.GetValues<CopyEdition>()
        select (kind.Name, hasEnglish, edition));

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task A_copy_of_every_kind_in_every_edition_shows_its_face_and_says_every_field_again(
        string kind, bool hasEnglish, CopyEdition edition)
    {
        var license = _byKind[kind];
        var order = OrderFor(license, hasEnglish);
        var copy = SomeCopies.Make(order);
        var pdf = SomeCopies.Print(copy, edition);
        await KeepAsync($"{kind}-{(hasEnglish ? "en-" : "")}{edition}", pdf);

        var text = Bare(await ExternalProgram.RunAsync(pdf, "pdftotext", "-raw", "{file}", "-"));
        var syntax = await ExternalProgram.RunAsync(pdf, "qpdf", "--check", "{file}");

        Assert.Contains("No syntax or stream encoding errors found", syntax, StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 1, edition is CopyEdition.Both ? 2 * MostBytes : MostBytes);
        Assert.NotEmpty(order.Face);
        Assert.All(
            copy.Fields.Printed.Where(field => field.Field.Type is not FaceFieldType.Date),
            field => Assert.Contains(Bare(field.Printed), text, StringComparison.Ordinal));
        Assert.All(
            copy.Fields.HiddenOf(order).Where(value => value.Value.Length > 4),
            value => Assert.DoesNotContain(Bare(value.Value), text, StringComparison.Ordinal));
        Assert.Contains(copy.Number.Value, text, StringComparison.Ordinal);
        if (edition is CopyEdition.Standard)
        {
            var isCovered = order.Face.Any(face => !face.Covers.IsEmpty);
            var caption = PaperWords.In("zh-CN")[isCovered ? "Face_CaptionCovered" : "Face_Caption"];
            var first = await ExternalProgram.RunAsync(pdf, "pdftotext", "-raw", "-l", "1", "{file}", "-");
            Assert.Contains(Bare(caption), Bare(first), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public async Task No_letter_of_a_copy_with_every_field_stands_on_another_or_outside_of_the_type_area(
        string kind, bool hasEnglish, CopyEdition edition)
    {
        var order = OrderFor(_byKind[kind], hasEnglish) with { AddedFields = [.. _byKind[kind].Kind.Fields.Select(field => field.Key)] };
        var pdf = SomeCopies.Print(SomeCopies.Make(order), edition);
        await KeepAsync($"{kind}-{(hasEnglish ? "en-" : "")}{edition}-all", pdf);
        using var file = PdfDocument.Open(pdf);

        Assert.All(file.GetPages(), page =>
        {
            var letters = page.Letters
                .Where(letter => letter.PointSize >= LeastSize && letter.TextOrientation is TextOrientation.Horizontal)
                .Where(letter => !string.IsNullOrWhiteSpace(letter.Value))
                .ToList();
            Assert.All(letters, letter =>
            {
                Assert.InRange(letter.Location.X / PointsPerMillimeter, Left, Right);
                Assert.InRange(letter.EndBaseLine.X / PointsPerMillimeter, Left, Right);
                Assert.InRange(letter.Location.Y / PointsPerMillimeter, Below, Above);
            });
            Assert.Equal(
                letters.Count,
                letters.Select(letter => ((int)letter.Location.X, (int)letter.Location.Y)).Distinct().Count());
        });
    }

    // As the desk orders it, of the file that the desk has.
    private static CopyOrder OrderFor(DemoLicense license, bool hasEnglish)
    {
        var order = SomeCopies.Order(SomeLicenses.ResidentIdCard);
        order = order with
        {
            License = order.License with
            {
                Identifier = license.Identifier,
                KindCode = license.Kind.Code,
                KindName = license.Kind.Name,
                Name = license.Kind.Name,
                Number = license.Number,
                Holders = license.Holders,
                IssuerName = license.Office.Name,
                IssuerCode = license.Office.CreditCode,
                IssuedOn = license.IssuedOn,
                ValidFrom = license.FirstDay,
                ValidUntil = license.ValidUntil,
                Face = license.Face,
                Version = license.Version,
            },
            Kind = license.Kind,
            AskedFor = license.Holders[0].Code,
        };
        order = order with
        {
            Face = CopyFaceDrawing.Of(new LicenseFile(LicenseFileFormat.Ofd, _sealer.Make(license)!), order),
        };
        return hasEnglish ? SomeCopies.WithEnglish(order) : order;
    }

    private static async Task KeepAsync(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("COUNTERDESK_PAGES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, $"{name}.pdf"), pdf, Xunit.TestContext.Current.CancellationToken);
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
