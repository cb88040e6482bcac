using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.HallTexts;
using Microsoft.EntityFrameworkCore;
using Settings = Microsoft.Extensions.Options.Options;

namespace CounterDesk.Tests.Web.HallTexts;

/// <summary>The hall's texts: taken as editions, refused where the paper could not carry them.</summary>
public sealed class HallTextDeskTests : IAsyncLifetime
{
    private static readonly HallTextKey _effect = HallTextKey.EffectOf(CopyForm.CertifiedCopy, HallTextKey.Chinese);
    private static readonly ImmutableArray<string> _words = ["云山市规定", "本件与原件同时出示有效。", "收件单位应当核验。"];

    private TestDesk _desk = null!;
    private CurrentHallTexts _texts = null!;
    private HallTextDesk _hall = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        (_hall, _texts) = Process();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Before_anybody_has_worded_anything_the_settings_count()
    {
        await _hall.LoadAsync(Cancellation);

        Assert.Equal(new("云山市政务服务中心", "Yunshan Government Service Center", "0999-1234-5678"), _texts.Names);
        Assert.Equal((0, 1), (_texts.EditionOf(HallTextKey.Names), _texts.EditionOf(_effect)));
        Assert.Equal("默认文本", Effect().Name);
    }

    [Fact]
    public async Task Each_wording_is_an_edition_that_counts_from_then_on_and_none_is_lost()
    {
        Assert.Equal(new HallTextAnswer.Saved(2), await SaveAsync(_effect, _words, 1));
        Assert.Equal(new HallTextAnswer.Saved(3), await SaveAsync(_effect, _words[..2], 2));

        Assert.Equal(("云山市规定", 3), (Effect().Name, Effect().Edition));
        Assert.Equal(_words[1..2], Effect().Paragraphs);
        var kept = await _hall.ListAsync(_effect, Cancellation);
        Assert.Equal([3, 2], kept.Select(version => version.Edition));
        Assert.Equal(_words, kept[1].Lines);
        Assert.Equal(("demo-0011", "高远"), (kept[0].ChangedById, kept[0].ChangedByName));
        Assert.Equal("默认文本", _texts.EffectOf(CopyForm.MarkedCopy, PaperWords.In("zh-CN")).Name);
        Assert.Equal("Default text", _texts.EffectOf(CopyForm.CertifiedCopy, PaperWords.In("en-US")).Name);
    }

    [Fact]
    public async Task A_change_is_in_the_audit_log_with_its_digest_and_not_without_it()
    {
        await SaveAsync(_effect, _words, 1);

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.HallTextChanged), "demo-0011", "Effect:CertifiedCopy:zh-CN"),
            (entry.Action, entry.Actor, entry.Subject));
        Assert.Contains("\nEdition=2\n", entry.Details, StringComparison.Ordinal);
        var digest = Convert.ToHexStringLower(Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', _words))));
        Assert.EndsWith($"\nDigest={digest}", entry.Details, StringComparison.Ordinal);

        await _desk.BreakAuditAsync();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => SaveAsync(_effect, _words[..2], 2));
        await using var db = _desk.Database.CreateDbContext();
        Assert.Equal(1, await db.Set<HallTextVersion>().CountAsync(Cancellation));
        Assert.Equal(2, Effect().Edition);
    }

    [Fact]
    public async Task What_is_worded_stands_on_the_next_copy_and_in_its_model()
    {
        await SaveAsync(_effect, _words, 1);
        await SaveAsync(HallTextKey.Names, ["云山市民之家", "Yunshan House", "0999-8888"], 0);
        using var copies = SomeCopyDesk.Of(_desk, texts: _texts);
        var visit = await _desk.OpenVisitAsync();

        var prepared = Assert.IsType<PreparedCopy.Ready>(
            await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));

        Assert.Equal(("云山市规定", 2), (prepared.Copy.Order.Effect.Name, prepared.Copy.Order.Effect.Edition));
        using var file = new PdfContents(prepared.Pdf);
        var said = string.Concat(Enumerable.Range(1, file.Pages.Count).Select(file.TextOf));
        Assert.Contains("云山市民之家", said, StringComparison.Ordinal);
        Assert.Contains("本件与原件同时出示有效。", said, StringComparison.Ordinal);
        Assert.Contains("云山市规定　第2版", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HallTextFault.Unchanged)]
    [InlineData(HallTextFault.Empty, "文本", "")]
    [InlineData(HallTextFault.Empty, "文本")]
    [InlineData(HallTextFault.Empty, "文本", "一", "", "二")]
    [InlineData(HallTextFault.NoShape, "文本", "第一段𠮷")]
    [InlineData(HallTextFault.NoShape, "文本", "打印🖨")]
    public async Task What_cannot_be_printed_is_not_taken(HallTextFault fault, params string[] lines)
    {
        ImmutableArray<string> words = lines.Length is 0 ? _texts.LinesOf(_effect) : [.. lines];

        var answer = Assert.IsType<HallTextAnswer.Refused>(await SaveAsync(_effect, words, 1));

        Assert.Equal(fault, answer.Fault);
        Assert.Equal(1, Effect().Edition);
        Assert.Empty(await _hall.ListAsync(_effect, Cancellation));
    }

    [Fact]
    public async Task A_character_without_a_shape_is_named()
    {
        var answer = Assert.IsType<HallTextAnswer.Refused>(await SaveAsync(_effect, ["文本", "吴𠮷"], 1));

        Assert.Equal("𠮷 (U+20BB7)", answer.Detail);
    }

    [Fact]
    public async Task A_text_that_its_page_has_no_room_for_is_not_taken()
    {
        var paragraph = new string('效', HallTextCheck.MaxParagraph);

        Assert.Equal(
            new HallTextAnswer.Refused(HallTextFault.NoRoom, null),
            await SaveAsync(_effect, ["文本", .. Enumerable.Repeat(paragraph, HallTextCheck.MaxParagraphs)], 1));
        Assert.IsType<HallTextAnswer.Saved>(await SaveAsync(_effect, ["文本", paragraph], 1));
    }

    [Fact]
    public async Task Lengths_and_the_telephone_are_looked_at()
    {
        Assert.Equal(HallTextFault.TooLong, await FaultOf(_effect, "文本", new string('效', 401)));
        Assert.Equal(HallTextFault.TooManyParagraphs, await FaultOf(_effect, "文本", "一", "二", "三", "四", "五", "六", "七"));
        Assert.Equal(HallTextFault.NotAPhone, await FaultOf(HallTextKey.Names, "厅", "Hall", "打114"));
        Assert.Equal(HallTextFault.TooLong, await FaultOf(HallTextKey.Names, new string('厅', 61), "Hall", "12345"));
        Assert.Equal(HallTextFault.Empty, await FaultOf(HallTextKey.Names, "厅", " ", "12345"));
    }

    [Fact]
    public async Task The_longest_name_that_is_taken_fits_every_paper() =>
        Assert.IsType<HallTextAnswer.Saved>(await SaveAsync(
            HallTextKey.Names, [new string('厅', 60), new string('H', 120), "+86 (999) 1234-5678"], 0));

    [Fact]
    public async Task Who_looks_at_an_older_edition_does_not_write_over_a_newer_one()
    {
        var (elsewhere, _) = Process();
        await elsewhere.SaveAsync(_effect, _words, 1, TestItems.Administrator, Cancellation);

        Assert.IsType<HallTextAnswer.Overtaken>(await SaveAsync(_effect, _words[..2], 1));
        Assert.Equal(2, Effect().Edition);
    }

    [Fact]
    public async Task Another_process_learns_of_it()
    {
        var (elsewhere, known) = Process();
        await SaveAsync(_effect, _words, 1);
        Assert.Equal(1, known.EditionOf(_effect));

        await elsewhere.LoadAsync(Cancellation);

        Assert.Equal(2, known.EditionOf(_effect));
    }

    [Fact]
    public async Task Nobody_but_the_system_administrator_words_texts() =>
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _hall.SaveAsync(_effect, _words, 1, SomeClerk.Supervisor, Cancellation));

    [Fact]
    public void The_specimen_can_be_used_by_nobody()
    {
        var texts = _texts.EffectOf(CopyForm.CertifiedCopy, PaperWords.In("zh-CN"));
        foreach (var form in Enum.GetValues<CopyForm>())
        {
            var copy = SpecimenCopy.Of(
                form, SomeLicenses.Catalog.All[0], SomeCopies.Maker, (texts, null), SomeReports.CheckedAt);

            Assert.Equal((form, "0000", ""), (copy.Form, copy.Number.Hall, copy.CodeAddress));
        }
    }

    private (HallTextDesk Desk, CurrentHallTexts Texts) Process()
    {
        var (hall, clock) = (Settings.Create(SomeCopyDesk.Hall), new DeskClock(_desk.Time));
        var texts = new CurrentHallTexts(hall, Settings.Create(new CopyOptions()));
        var specimen = new HallTextSpecimen(texts, SomeLicenses.Catalog, hall, clock, new DemoOptions { Enabled = true });
        var check = new HallTextCheck(specimen, texts, SomeCopyDesk.Fonts);
        return (new(_desk.Database, _desk.Audit, texts, check, hall, clock), texts);
    }

    private EffectText Effect() => _texts.EffectOf(CopyForm.CertifiedCopy, PaperWords.In("zh-CN"));

    private Task<HallTextAnswer> SaveAsync(HallTextKey key, ImmutableArray<string> lines, int seen) =>
        _hall.SaveAsync(key, lines, seen, TestItems.Administrator, Cancellation);

    private async Task<HallTextFault> FaultOf(HallTextKey key, params string[] lines) =>
        Assert.IsType<HallTextAnswer.Refused>(
            await SaveAsync(key, [.. lines], _texts.EditionOf(key))).Fault;
}
