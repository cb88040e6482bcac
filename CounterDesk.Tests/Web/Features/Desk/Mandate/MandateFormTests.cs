using System.Globalization;
using Bunit;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.Desk.Mandate;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Proofs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using VisitMandate = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Tests.Web.Features.Desk.Mandate;

public sealed class MandateFormTests : BunitContext
{
    private static readonly MandateQuestion _question = SomeMandates.Question;

    private VisitMandate? _mandate;
    private string? _missing;

    public MandateFormTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddSingleton(SomeLicenses.Catalog);
    }

    [Theory]
    [InlineData("zh-CN", "先选什么样的委托书", "可以用")]
    [InlineData("en-US", "First choose the kind of letter", "It can be used")]
    public async Task The_usual_letter_is_read_with_one_digit_a_question_and_two_days(
        string culture, string missing, string stands)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var form = RenderForm(_question);
        Assert.Equal(missing, _missing);

        await ReadUsualLetterAsync(form);

        Assert.Equal(SomeMandates.Letter with { Kinds = [] }, _mandate! with { Kinds = [] });
        Assert.Empty(_mandate.Kinds);
        Assert.Null(_missing);
        Assert.Contains(stands, form.Find("[data-mandate=checks]").TextContent, StringComparison.Ordinal);
        Assert.Equal("8 / 8", form.Find("[data-group] .cnt").TextContent);
    }

    [Fact]
    public void Nothing_is_answered_beforehand_and_names_stand_masked()
    {
        var form = RenderForm(_question);

        Assert.Empty(form.FindAll("input[checked]"));
        Assert.Contains("何*平、林*兰", form.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeMandates.Agent, form.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeMandates.Principal, form.Markup, StringComparison.Ordinal);
        Assert.Equal(
            "LetterOfAttorney", form.Find("[data-first-focus]:not([data-first-focus=false])").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_missing_is_said_one_after_the_other()
    {
        var form = RenderForm(_question);
        var said = new List<string?> { _missing };
        foreach (var (field, digit) in (Read[])[new("form", 2), new("names", 2), new("signed", 1), new("matter", 2)])
        {
            await ChooseAsync(form, field, digit);
            said.Add(_missing);
        }

        foreach (var (field, typed) in (Typed[])[
            new("number", "（2026）云证字第 1024 号"), new("agent", "何建国"), new("principal", "林秀兰"),
            new("words", "办补贴")])
        {
            await TypeAsync(form, field, typed);
            said.Add(_missing);
        }

        await ChooseAsync(form, "covers", 1);
        said.Add(_missing);
        await TypeAsync(form, "from", "0301");
        said.Add(_missing);
        await ChooseAsync(form, "no-end", 1);

        Assert.Equal(
            [
                "先选什么样的委托书", "先写公证书编号", "先写公证书编号", "先写公证书编号", "先写公证书编号",
                "先写委托书上的代办人", "先写委托书上的委托人", "先写委托书的原话", "先看这些话包括不包括", "先写从哪天起",
                "先写到哪天为止",
            ],
            said);
        Assert.Null(_missing);
        Assert.Equal(
            (LetterForm.NotarizedLetter, "（2026）云证字第 1024 号", "何建国", "办补贴", true, true),
            (
                _mandate!.Form, _mandate.Number, _mandate.AgentName, _mandate.Matter, _mandate.Reading!.IsCovered,
                _mandate.RunsUntilDone));
        Assert.Equal(Outcome.Fail, OutcomeOf(form, MandateRequirement.AgentNamed));
    }

    [Fact]
    public async Task A_letter_that_does_not_cover_one_license_says_which_and_stands_for_the_others()
    {
        var form = RenderForm(_question with { Kinds = [.. _question.Kinds, SomeLicenses.RealEstateCertificate] });

        await ReadUsualLetterAsync(form);

        Assert.Equal(Outcome.Fail, OutcomeOf(form, MandateRequirement.ScopeCovers));
        Assert.Contains("不包括：不动产权证书。", form.Markup, StringComparison.Ordinal);
        Assert.Contains("可以用", form.Markup, StringComparison.Ordinal);
        Assert.Empty(form.FindAll("[data-say]"));
    }

    [Fact]
    public async Task Licenses_that_the_letter_lists_are_chosen_and_nothing_else_is_covered()
    {
        var form = RenderForm(_question);
        await ReadUsualLetterAsync(form);

        await form.Find("[data-action=list-kinds]").ClickAsync(new());
        Assert.Equal("先选列了哪几种", _missing);
        await MarkAsync(form, SomeLicenses.ResidentIdCard, true);

        Assert.Equal([SomeLicenses.ResidentIdCard], _mandate!.Kinds);
        Assert.Contains("不包括：居民户口簿。", form.Markup, StringComparison.Ordinal);
        await MarkAsync(form, SomeLicenses.ResidentIdCard, false);
        Assert.Null(_mandate);
        await form.Find("[data-action=list-kinds]").ClickAsync(new());
        Assert.Empty(_mandate!.Kinds);
    }

    [Fact]
    public async Task A_mandate_said_to_have_ended_stops_and_the_clerk_is_told_what_to_say()
    {
        var form = RenderForm(_question);
        await ReadUsualLetterAsync(form);

        await form.Find("[data-action=has-ended]").ClickAsync(new());
        Assert.Equal("先选怎么终止的", _missing);
        await ChooseAsync(form, "end", 2);

        Assert.Equal(MandateEnd.Revoked, _mandate!.KnownEnd);
        Assert.Contains("委托人收回了（民法典第一百七十三条）。", form.Markup, StringComparison.Ordinal);
        Assert.Contains("不能用了，不是您的错", form.Find("[data-say]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20260317", "委托到 2026 年 3 月 17 日为止，已经过了。")]
    [InlineData("2029-03-02", "期限比本厅认的长：最多 36 个月。")]
    public async Task What_is_wrong_with_the_term_is_said_with_the_day(string last, string words)
    {
        var form = RenderForm(_question);
        await ReadUsualLetterAsync(form);

        await TypeAsync(form, "last", last);

        Assert.Contains(words, form.Markup, StringComparison.Ordinal);
        Assert.NotNull(form.Find("[data-say]"));
    }

    [Fact]
    public async Task A_letter_without_an_end_is_recorded_and_told_to_fall_short()
    {
        var form = RenderForm(_question);
        await ReadUsualLetterAsync(form);
        await TypeAsync(form, "last", "");
        Assert.Equal("先写到哪天为止", _missing);

        await ChooseAsync(form, "no-end", 2);

        Assert.Equal((null, false), (_mandate!.LastDay, _mandate.RunsUntilDone));
        Assert.Contains("委托书要写明期限（民法典第一百六十五条）。", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_written_out_as_they_are_typed_and_a_fault_stands_where_it_was_typed()
    {
        var form = RenderForm(_question);

        await TypeAsync(form, "from", "0301");
        Assert.Equal("2026 年 3 月 1 日", form.Find("#from-hint").TextContent);
        await TypeAsync(form, "last", "20260");
        Assert.DoesNotContain("bad", form.Find("#last-hint").ClassName!, StringComparison.Ordinal);
        await TypeAsync(form, "last", "20261332");
        Assert.StartsWith("认不出是哪一天", form.Find("#last-hint.bad").TextContent, StringComparison.Ordinal);
        await TypeAsync(form, "last", "20260228");
        Assert.StartsWith("最后一天在第一天前面", form.Find("#last-hint.bad").TextContent, StringComparison.Ordinal);
        Assert.All(
            form.FindAll("[data-field='no-end'] input"), answer => Assert.True(answer.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Before_an_item_is_chosen_the_letters_words_are_written_down_and_nothing_is_told_of_it()
    {
        var form = RenderForm(_question with { Item = null, Kinds = [] });
        Assert.Empty(form.FindAll("[data-field=matter]"));
        await ReadUsualLetterAsync(form, matter: "代为办理高龄津贴");

        Assert.Equal(("代为办理高龄津贴", null), (_mandate!.Matter, _mandate.Reading));
        Assert.Equal(Outcome.Unknown, OutcomeOf(form, MandateRequirement.MatterCovered));
        Assert.Contains("还没核完", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_identified_principal_both_names_are_written_down()
    {
        var form = RenderForm(_question with { PrincipalName = null });
        Assert.Empty(form.FindAll("[data-field=names]"));
        await ChooseAsync(form, "form", 1);
        Assert.Equal("先写委托书上的代办人", _missing);
        await TypeAsync(form, "agent", SomeMandates.Agent);
        await TypeAsync(form, "principal", SomeMandates.Principal);
        await ChooseAsync(form, "signed", 1);
        await ChooseAsync(form, "matter", 1);
        await TypeAsync(form, "from", "0301");
        await TypeAsync(form, "last", "0630");

        Assert.Equal(SomeMandates.Principal, _mandate!.PrincipalName);
        Assert.Equal(Outcome.Unknown, OutcomeOf(form, MandateRequirement.PrincipalNamed));
        Assert.Empty(form.FindAll("[data-check=AgentNamed]"));
    }

    [Fact]
    public async Task When_something_is_taken_back_the_check_waits_again()
    {
        var form = RenderForm(_question);
        await ReadUsualLetterAsync(form);

        await ChooseAsync(form, "matter", 2);

        Assert.Null(_mandate);
        Assert.Equal("先写委托书的原话", _missing);
        Assert.Contains("左边填完，这里马上核对。", form.Markup, StringComparison.Ordinal);
    }

    public static TheoryData<VisitMandate> Recorded => new()
    {
        SomeMandates.Letter,
        SomeMandates.Letter with { LastDay = null, RunsUntilDone = true, IsSigned = false },
        SomeMandates.Letter with { LastDay = null, Form = LetterForm.WrittenOnTheSpot },
        SomeMandates.Letter with { AgentName = "何建国", Form = LetterForm.NotarizedLetter, Number = "1024" },
        SomeMandates.Letter with { Matter = "办补贴", Reading = new(SomeMandates.Allowance.Code, false) },
        SomeMandates.Letter with { Kinds = [SomeLicenses.ResidentIdCard], KnownEnd = MandateEnd.Died },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task What_was_recorded_stands_in_the_form_again(VisitMandate mandate)
    {
        var form = RenderForm(_question, mandate);
        Assert.Null(_missing);

        // Any answer given again makes the form tell all of it.
        var signed = mandate.IsSigned ? 1 : 2;
        await ChooseAsync(form, "signed", signed);

        Assert.Equal(mandate.Kinds, _mandate!.Kinds);
        Assert.Equal(mandate, _mandate with { Kinds = mandate.Kinds });
    }

    [Fact]
    public void A_picture_that_is_in_the_store_is_said_to_be_with_its_end()
    {
        var form = RenderForm(_question, inStore: new()
        {
            VisitId = Guid.CreateVersion7(), PartyId = SomeProofs.Party, Kind = ProofKind.MandateLetter,
            Format = PlainImageFormat.Jpeg, Orientation = 1, EndsOn = new(2026, 9, 18),
            KeptAtUtc = new(2026, 3, 18, 2, 31, 0, DateTimeKind.Utc),
        });

        Assert.Contains(
            "10:31 拍的，已加密保存，2026 年 9 月 18 日以后自动清掉。",
            form.Find("[data-picture-state]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_value_that_is_shown_has_words(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var text = Services.GetRequiredService<IStringLocalizer<MandateText>>();
        string[] keys =
        [
            .. Keys<LetterForm>("Form"), .. Keys<NamesAnswer>("Names"), .. Keys<CoversAnswer>("Covers"),
            .. Keys<MatterAnswer>("Matter"), .. Keys<NoEndAnswer>("NoEnd"), .. Keys<SignedAnswer>("Signed"),
            .. Keys<MandateEnd>("End"), .. Keys<MandateRequirement>("Check"), .. Keys<MandateAnswer>("Stands"),
            .. Keys<MandateReason>("Reason"),
        ];

        Assert.DoesNotContain(keys, key => text[key].ResourceNotFound);

        static IEnumerable<string> Keys<TValue>(string key) where TValue : struct, Enum =>
            Enum.GetNames<TValue>().Select(name => $"{key}_{name}");
    }

    [Theory]
    [InlineData("zh-CN", "先看公章或签字", "有企业的公章，或法定代表人的签字", "没有公章，法定代表人也没有签字")]
    [InlineData("en-US", "First look for seal or signature", "its legal representative signed it", "Neither sealed nor signed by the legal representative")]
    public async Task An_enterprise_s_letter_is_read_in_words_about_an_enterprise(
        string culture, string missing, string check, string reason)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var form = RenderForm(
            _question with { PrincipalName = SomeLicenses.Bean.Name, IsOfEnterprise = true });
        Assert.Contains(SomeLicenses.Bean.Name, form.Find("[data-field=names] legend").TextContent, StringComparison.Ordinal);
        await ReadUsualLetterAsync(form);

        await ChooseAsync(form, "signed", 2);

        Assert.Contains(check, form.Markup, StringComparison.Ordinal);
        Assert.Contains(reason, form.Markup, StringComparison.Ordinal);
        Assert.Null(_missing);
        var fresh = RenderForm(_question with { IsOfEnterprise = true });
        await ChooseAsync(fresh, "form", 1);
        await ChooseAsync(fresh, "names", 1);
        await ChooseAsync(fresh, "matter", 1);
        await TypeAsync(fresh, "from", "0301");
        await TypeAsync(fresh, "last", "0630");
        Assert.Equal(missing, _missing);
    }

    private IRenderedComponent<MandateForm> RenderForm(
        MandateQuestion question, VisitMandate? mandate = null, Proof? inStore = null)
    {
        IRenderedComponent<MandateForm>? form = null;
        _mandate = mandate;
        form = Render<MandateForm>(parameters => parameters
            .Add(form => form.Question, question)
            .Add(form => form.Value, mandate)
            .Add(form => form.InStore, inStore)
            .Add(form => form.MissingChanged, missing => _missing = missing)
            .Add(form => form.ValueChanged, EventCallback.Factory.Create<VisitMandate?>(this, TakeOver)));
        return form;

        void TakeOver(VisitMandate? read)
        {
            _mandate = read;
            form!.Render(parameters => parameters.Add(form => form.Value, read));
        }
    }

    private static async Task ReadUsualLetterAsync(IRenderedComponent<MandateForm> form, string? matter = null)
    {
        await ChooseAsync(form, "form", 1);
        await ChooseAsync(form, "names", 1);
        await ChooseAsync(form, "signed", 1);
        await (matter is null ? ChooseAsync(form, "matter", 1) : TypeAsync(form, "words", matter));
        await TypeAsync(form, "from", "0301");
        await TypeAsync(form, "last", "0630");
    }

    private static Task ChooseAsync(IRenderedComponent<MandateForm> form, string field, int digit) =>
        form.Find($"[data-field='{field}'] [data-digit='{digit}']").ChangeAsync(new() { Value = "on" });

    private static Task TypeAsync(IRenderedComponent<MandateForm> form, string field, string text) =>
        form.Find($"input[data-field='{field}']").InputAsync(new() { Value = text });

    private static Task MarkAsync(IRenderedComponent<MandateForm> form, string kind, bool isListed) =>
        form.Find($"[data-field=kinds] [value='{kind}']").ChangeAsync(new() { Value = isListed });

    private static Outcome OutcomeOf(IRenderedComponent<MandateForm> form, MandateRequirement requirement) =>
        Enum.Parse<Outcome>(form.Find($"[data-check={requirement}]").GetAttribute("data-outcome")!);

    private sealed record Read(string Field, int Digit);

    private sealed record Typed(string Field, string Text);
}
