using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Domain.Copies;

/// <summary>Chinese paper with English beside the headings and labels, in both editions.</summary>
public sealed class EnglishBesideTests
{
    private static readonly ImmutableArray<CopyFace> _card =
        [SomeCopies.Face(85.6, 54, "姓名　林秀兰"), SomeCopies.Face(85.6, 54, "签发机关　云山市公安局青崖分局")];

    public static TheoryData<string, CopyEdition> Kinds => new(
        from kind in SomeLicenses.Catalog.All
        from edition in (CopyEdition[])[CopyEdition.Standard, CopyEdition.LargePrint]
        select (kind.Code, edition));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_field_has_its_label_in_both_languages_and_its_value_as_it_is(string kind, CopyEdition edition)
    {
        foreach (var order in (CopyOrder[])[SomeCopies.Order(kind), SomeCopies.FilelessOrder(kind)])
        {
            var (plain, copy) = (SomeCopies.Make(order), SomeCopies.Make(SomeCopies.WithEnglish(order)));
            var (chinese, both) = (TextOf(plain, edition), TextOf(copy, edition));

            Assert.All(copy.Fields.Printed, field =>
            {
                Assert.Contains(Bare(LabelOf(field, copy, isEnglish: false)), both, StringComparison.Ordinal);
                Assert.Contains(Bare(LabelOf(field, copy, isEnglish: true)), both, StringComparison.Ordinal);
                Assert.DoesNotContain(field.Field.EnglishLabel, chinese, StringComparison.Ordinal);
            });
            Assert.All(
                copy.Fields.Printed.Where(field => field.Field.Type is not FaceFieldType.Date),
                field => Assert.Contains(Bare(field.Printed), both, StringComparison.Ordinal));
            Assert.Contains(Bare(order.Kind.EnglishName), Bare(both), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(CopyEdition.Standard)]
    [InlineData(CopyEdition.LargePrint)]
    public void What_is_English_is_said_to_be_and_the_paper_is_Chinese(CopyEdition edition)
    {
        using var file = new PdfContents(SomeCopies.Print(SomeCopies.Make(
            SomeCopies.WithEnglish(SomeCopies.Order(SomeLicenses.ResidentIdCard)) with { Face = _card }), edition));
        var spans = file.Structure.Of("Span").Where(tag => PdfContents.Has(tag.Dictionary, "Lang")).ToList();

        Assert.Equal("zh-CN", file.Text(file.Catalog, "Lang"));
        Assert.True(spans.Count > 25, $"{spans.Count} runs are said to be English.");
        Assert.All(spans, span => Assert.Equal("en-US", file.Text(span.Dictionary, "Lang")));
    }

    [Theory]
    [InlineData(CopyEdition.Standard)]
    [InlineData(CopyEdition.LargePrint)]
    public void The_statement_of_effect_stands_in_both_languages(CopyEdition edition)
    {
        var copy = SomeCopies.Make(SomeCopies.WithEnglish(SomeCopies.Order()));

        var text = TextOf(copy, edition);

        Assert.All(
            [.. copy.Order.Effect.Paragraphs, .. copy.Order.SecondEffect!.Paragraphs, "Default text, edition 1"],
            paragraph => Assert.Contains(Bare(paragraph), text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_copy_with_English_says_more_and_has_another_digest()
    {
        var order = SomeCopies.Order();
        var code = SomeCopies.Make(order);

        Assert.Equal(code.Digest(), (code with { Order = order }).Digest());
        Assert.NotEqual(code.Digest(), (code with { Order = SomeCopies.WithEnglish(order) }).Digest());
    }

    [Theory]
    [InlineData(CopyEdition.Standard)]
    [InlineData(CopyEdition.LargePrint)]
    public async Task The_code_stays_readable(CopyEdition edition)
    {
        var copy = SomeCopies.Make(SomeCopies.WithEnglish(SomeCopies.Order(SomeLicenses.BusinessLicense)));

        Assert.Equal(copy.CodeAddress, await SomeCopies.ReadCodeAsync(SomeCopies.Print(copy, edition)));
    }

    [Fact]
    public void Every_kind_and_field_has_an_English_name()
    {
        Assert.All(SomeLicenses.Catalog.All, kind => Assert.Matches("^[A-Z]", kind.EnglishName));
        Assert.All(
            SomeLicenses.Catalog.All.SelectMany(kind => kind.Fields),
            field => Assert.Matches("^[A-Za-z]", field.EnglishLabel));
    }

    [Fact]
    public void The_first_page_keeps_the_receiver_s_box_and_the_face_beside_the_English()
    {
        var copy = SomeCopies.Make(
            SomeCopies.WithEnglish(SomeCopies.Order(SomeLicenses.ResidentIdCard)) with { Face = _card });
        using var file = new PdfContents(SomeCopies.Print(copy));

        Assert.Contains("证照版面照电子证照文件绘出", file.TextOf(1), StringComparison.Ordinal);
        Assert.Contains(copy.CheckValue.Grouped, file.TextOf(1), StringComparison.Ordinal);
        Assert.Contains(
            Bare(PaperWords.In("en-US")["Box_Title"]), Bare(file.TextOf(1)), StringComparison.Ordinal);
    }

    // Fields of two people stand in two columns under one label.
    private static string LabelOf(CopyField field, CertifiedCopy copy, bool isEnglish)
    {
        var own = copy.Fields.Printed.FirstOrDefault(other => other.Field.Key == field.Field.Mirrors) ?? field;
        return isEnglish ? own.Field.EnglishLabel.Replace('’', '\'') : own.Field.Label;
    }

    private static string TextOf(CertifiedCopy copy, CopyEdition edition)
    {
        using var file = new PdfContents(SomeCopies.Print(copy, edition));
        return Bare(string.Concat(Enumerable.Range(1, file.Pages.Count).Select(file.TextOf)));
    }

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
