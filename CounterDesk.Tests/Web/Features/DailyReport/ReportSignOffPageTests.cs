using Bunit;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.DailyReport;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.DailyReport;

/// <summary>What a supervisor decides and signs on the page of a day, in each state.</summary>
public sealed class ReportSignOffPageTests : BunitContext, IAsyncLifetime
{
    private static readonly Clerk _other = new("demo-0302", "0302", "陈立", "", [DeskRoles.Supervisor]);

    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        JSInterop.Mode = JSRuntimeMode.Loose;
        _hall.AddTo(Services);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _hall.DisposeAsync();
    }

    [Fact]
    public void A_day_that_goes_on_waits_and_says_for_what()
    {
        var page = Page(SomeClerk.Supervisor);

        Assert.Equal("NotMet", Condition(page, SignOffCondition.WholeDay));
        Assert.Equal("CouldNotBeTold", Condition(page, SignOffCondition.NumbersIntact));
        Assert.Equal("CouldNotBeTold", Condition(page, SignOffCondition.LogProven));
        Assert.Empty(page.FindAll("[data-field=signoff-note]"));
        var sign = page.Find("[data-action=sign]");
        Assert.Equal("true", sign.GetAttribute("aria-disabled"));
        Assert.Contains(Text("Sign_WholeDay"), sign.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_exceptions_is_signed_by_one_key_after_signing_in_once_more()
    {
        await _hall.CloseWholeAsync();
        var page = Page(SomeClerk.Supervisor);
        Assert.Equal("ready", page.Find("[data-signoff]").GetAttribute("data-signoff"));
        Assert.Equal("Ctrl+Enter", page.Find("[data-action=sign]").GetAttribute("data-key"));

        await page.Find("[data-field=signoff-note]").InputAsync(new ChangeEventArgs { Value = "都好" });
        await page.Find("[data-action=sign]").ClickAsync();

        var to = Services.GetRequiredService<NavigationManager>().ToBaseRelativePath(Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Matches("^sign-off/[0-9a-f-]{36}/begin$", to);
        var intent = Guid.Parse(to.Split('/')[1]);
        Assert.Null((await _hall.Signing.SignAsync(intent, SomeClerk.Supervisor, SomeClerk.Supervisor, SomeSignOffs.At, Cancel)).Refusal);
        page.WaitForState(() => page.FindAll("[data-signed]").Count > 0);
        Assert.Equal("Holds", page.Find("[data-signed]").GetAttribute("data-signed"));
        Assert.Equal("都好", page.Find("[data-field=signed-note]").TextContent);
        Assert.Empty(page.FindAll("[data-action=sign]"));
    }

    [Fact]
    public async Task The_first_that_waits_is_open_and_one_key_decides_it()
    {
        await OneExceptionAsync();
        var page = Page(SomeClerk.Supervisor);
        Assert.Contains(Text("Sign_Undecided", 1), page.Find("[data-action=sign]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3"], page.FindAll("[data-digits=decide] [data-digit]").Select(button => button.GetAttribute("data-digit")!));

        await page.Find("[data-digit='1']").ClickAsync();

        Assert.Equal("InOrder", page.Find("[data-exception]").GetAttribute("data-decision"));
        Assert.Contains(SomeClerk.Supervisor.Name, page.Find("[data-decided=InOrder]").TextContent, StringComparison.Ordinal);
        Assert.Equal("ready", page.Find("[data-signoff]").GetAttribute("data-signoff"));
        Assert.Empty(page.FindAll("[data-digits=decide]"));
    }

    [Fact]
    public async Task To_ask_or_to_hand_up_needs_a_word_and_the_field_says_so()
    {
        await OneExceptionAsync();
        var page = Page(SomeClerk.Supervisor);

        await page.Find("[data-action=decide-AskClerk]").ClickAsync();

        Assert.Equal("true", page.Find("[data-field=decision-note]").GetAttribute("aria-invalid"));
        Assert.Contains(Text("Note_Missing"), page.Find("#decision-note-hint").TextContent, StringComparison.Ordinal);
        await page.Find("[data-field=decision-note]").InputAsync(new ChangeEventArgs { Value = "那时谁在厅里？" });
        await page.Find("[data-action=decide-AskClerk]").ClickAsync();
        Assert.Contains("那时谁在厅里？", page.Find("[data-decided=AskClerk]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Text("Answered_Not", Text("Exceptions_Unknown")), page.Find("[data-answer]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_decided_can_be_decided_otherwise_and_both_are_shown()
    {
        await OneExceptionAsync();
        var page = Page(SomeClerk.Supervisor);
        await page.Find("[data-digit='1']").ClickAsync();

        await page.Find("[data-action=open-exception]").ClickAsync();
        await page.Find("[data-field=decision-note]").InputAsync(new ChangeEventArgs { Value = "还是不对" });
        await page.Find("[data-digit='3']").ClickAsync();

        Assert.Equal(["InOrder", "Escalate"], page.FindAll("[data-decided]").Select(one => one.GetAttribute("data-decided")!));
    }

    [Fact]
    public async Task Two_supervisors_see_what_the_other_does()
    {
        await OneExceptionAsync();
        var page = Page(SomeClerk.Supervisor);
        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);

        await _hall.Decisions.DecideAsync(ReportTestDesk.Day, one, Decision.InOrder, "我问过了", _other, Cancel);

        page.WaitForState(() => page.FindAll("[data-decided]").Count > 0);
        Assert.Contains(Text("Changed_Title"), page.Find("[data-banner=Void]").TextContent, StringComparison.Ordinal);
        Assert.Contains("我问过了", page.Find("[data-decided=InOrder]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_concerned_is_told_who_signs_instead()
    {
        await OneExceptionAsync();
        var page = Page(SomeClerk.Value with { Roles = [DeskRoles.Clerk, DeskRoles.Supervisor] });

        await page.Find("[data-digit='1']").ClickAsync();

        Assert.Equal("Concerned", page.Find("[data-fault]").GetAttribute("data-fault"));
        Assert.Equal("NotMet", Condition(page, SignOffCondition.NotConcerned));
        Assert.Contains(Text("SignOff_Concerned"), page.Find("[data-concerned]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-action=sign]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task An_auditor_sees_everything_and_decides_nothing()
    {
        await OneExceptionAsync();
        var page = Page(_other with { Roles = [DeskRoles.Auditor] });

        Assert.NotNull(page.Find("[data-exception]"));
        Assert.Equal("NotMet", Condition(page, SignOffCondition.IsSupervisor));
        Assert.Empty(page.FindAll("[data-action=sign], [data-digits=decide], [data-action=open-exception], [data-field=signoff-note]"));
    }

    [Fact]
    public async Task What_was_not_seen_is_not_signed_and_the_page_says_so()
    {
        await _hall.CloseWholeAsync();
        var page = Page(SomeClerk.Supervisor);
        await _hall.ChangeAsync("UPDATE ClosedReports SET Root = 'ff'");

        await page.Find("[data-action=sign]").ClickAsync();

        Assert.Equal("Changed", page.Find("[data-refusal]").GetAttribute("data-refusal"));
    }

    [Fact]
    public async Task A_signed_day_takes_addenda_of_supervisors()
    {
        await SignedAsync();
        var page = Page(_other);
        await page.Find("[data-action=amend]").ClickAsync();
        Assert.Contains(Text("Note_Missing"), page.Find("#addendum-hint").TextContent, StringComparison.Ordinal);

        await page.Find("[data-field=addendum]").InputAsync(new ChangeEventArgs { Value = "少的那张找到了" });
        await page.Find("[data-action=amend]").ClickAsync();

        Assert.Contains("少的那张找到了", page.Find("[data-addendum]").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find("[data-addenda]").GetAttribute("data-addenda"));
    }

    [Fact]
    public async Task An_auditor_adds_nothing_to_a_signed_day()
    {
        await SignedAsync();

        var page = Page(_other with { Roles = [DeskRoles.Auditor] });

        Assert.NotNull(page.Find("[data-addenda]"));
        Assert.Empty(page.FindAll("[data-action=amend]"));
    }

    [Fact]
    public async Task A_signature_that_does_not_hold_is_said_in_red()
    {
        await SignedAsync();
        await _hall.ChangeAsync("DROP TRIGGER ReportSignOffs_are_never_changed; UPDATE ReportSignOffs SET Note = '改了'");

        var page = Page(_other);

        Assert.Equal("RowChanged", page.Find("[data-signed]").GetAttribute("data-signed"));
        Assert.NotNull(page.Find("[data-signed] [data-outcome=Fail]"));
    }

    [Fact]
    public async Task The_list_says_who_signed_what_is_not_signed_and_what_was_handed_up()
    {
        await OneExceptionAsync();
        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        await _hall.Decisions.DecideAsync(ReportTestDesk.Day, one, Decision.Escalate, "请审计员看", _other, Cancel);
        this.SignInClerk(_other with { Roles = [DeskRoles.Auditor] });

        var list = Render<ReportListPage>();
        Assert.Contains(Text("List_Unsigned"), list.Find("[data-report]").TextContent, StringComparison.Ordinal);
        Assert.Contains("请审计员看", list.Find("[data-escalated]").TextContent, StringComparison.Ordinal);
        await SignAsync();
        Assert.Equal(SomeClerk.Supervisor.Name, Render<ReportListPage>().Find("[data-signed-by]").GetAttribute("data-signed-by"));
    }

    [Fact]
    public void Every_condition_finding_decision_and_fault_has_words()
    {
        string[] keys =
        [
            .. Enum.GetNames<SignOffFinding>().SelectMany(name => (string[])[$"Finding_{name}", $"Finding_{name}_Body"]),
            .. Enum.GetNames<Decision>().SelectMany(name => (string[])[$"Decide_{name}", $"Decided_{name}"]),
            .. Enum.GetNames<DecisionFault>().Where(name => name is not nameof(DecisionFault.Note)).Select(name => $"Decide_{name}"),
            .. Enum.GetNames<AddendumFault>().Select(name => $"Addenda_{name}"),
            .. Enum.GetNames<SignOffCondition>().Where(name => name is not nameof(SignOffCondition.SignedInAgain)).Select(name => $"NotSigned_{name}"),
            "NotSigned_Changed", "NotSigned_Note",
        ];
        var text = Services.GetRequiredService<IStringLocalizer<DailyReportText>>();
        Assert.DoesNotContain(keys, key => text[key].ResourceNotFound);

        var notices = Services.GetRequiredService<IStringLocalizer<SignOffText>>();
        string[] names =
        [
            .. Enum.GetNames<SignOffCondition>().Where(name => name is not nameof(SignOffCondition.SignedInAgain)),
            .. Enum.GetNames<SignOffFault>().Where(name => name is not nameof(SignOffFault.Condition)),
            .. Enum.GetNames<CounterDesk.Web.Confirmations.AtTheDesk.SecondPersonFault>(),
        ];
        Assert.DoesNotContain(
            names, name => notices[$"{name}_Title"].ResourceNotFound || notices[$"{name}_Body"].ResourceNotFound);
    }

    private static string Condition(IRenderedComponent<ReportPage> page, SignOffCondition condition) =>
        page.Find($"[data-condition={condition}]").GetAttribute("data-met")!;

    private async Task OneExceptionAsync()
    {
        await _hall.LookAtNightAsync();
        await _hall.CloseWholeAsync();
    }

    private async Task SignedAsync()
    {
        await _hall.CloseWholeAsync();
        await SignAsync();
    }

    private async Task SignAsync()
    {
        var seen = (await _hall.ReadFileAsync()).Matter!.Digest();
        var start = await _hall.Signing.BeginAsync(ReportTestDesk.Day, seen, null, SomeClerk.Supervisor, Cancel);
        Assert.Null((await _hall.Signing.SignAsync(start.Intent!.Value, SomeClerk.Supervisor, SomeClerk.Supervisor, SomeSignOffs.At, Cancel)).Refusal);
    }

    private IRenderedComponent<ReportPage> Page(Clerk reader)
    {
        this.SignInClerk(reader);
        return Render<ReportPage>(parameters => parameters.Add(page => page.Date, "2026-03-18"));
    }

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<DailyReportText>>()[key, arguments];
}
