using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.CopyRegister;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.CopyRegister;

public sealed class CopyRegisterPageTests : VisitTestContext
{
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly DateOnly _yesterday = new(2026, 3, 17);

    public static TheoryData<string, string[]> Shown => new()
    {
        { "State", Enum.GetNames<RegisterState>() },
        { "Request", Enum.GetNames<RequestForm>() },
        { "Fault", Enum.GetNames<WithdrawalFault>() },
        { "Reason", Enum.GetNames<WithdrawalReason>() },
        { "Answer", Enum.GetNames<CheckAnswer>() },
        { "Again", Enum.GetNames<ReprintReason>() },
        { "Life_Void", Enum.GetNames<VoidReason>() },
        { "Form", Enum.GetNames<CopyForm>() },
        { "Edition", Enum.GetNames<CopyEdition>() },
        { "Day", Enum.GetNames<DayFault>() },
        {
            "Change",
            [
                .. Enum.GetNames<LicenseStatus>()
                    .Except([nameof(LicenseStatus.Valid), nameof(LicenseStatus.Unknown)]),
            ]
        },
        {
            "Find",
            [
                nameof(IdentifierFault.Missing), nameof(IdentifierFault.WrongLength),
                nameof(IdentifierFault.IllegalCharacter), nameof(IdentifierFault.WrongCheckCharacter),
                nameof(IdentifierFault.ImpossibleDate),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Everything_that_is_shown_has_words(string key, string[] values)
    {
        var text = Services.GetRequiredService<IStringLocalizer<CopyRegisterText>>();

        Assert.NotEmpty(values);
        Assert.DoesNotContain(values, value => text[$"{key}_{value}"].ResourceNotFound);
    }

    [Fact]
    public void Only_clerks_and_supervisors_may_come_here() => Assert.Equal(
        $"{DeskRoles.Clerk},{DeskRoles.Supervisor}",
        Assert.Single(typeof(CopyRegisterPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public async Task A_clerk_sees_her_counters_copies_of_today_and_cannot_narrow_to_others()
    {
        await AddAsync(RegisterState.Printed, 1);
        await AddAsync(RegisterState.Printed, 2, counter: "5");
        await AddAsync(RegisterState.Printed, 1, _yesterday);

        var page = RenderPage(SomeClerk.Value);

        var row = Assert.Single(page.FindAll("[data-copy]"));
        Assert.Equal("0007-260318-00001-9", row.GetAttribute("data-copy"));
        Assert.Empty(page.FindAll("[data-field=day], [data-action=account], [data-banner]"));
        Assert.Equal($"{Text<CopyRegisterText>("All")}1", page.Find("[data-state=All]").TextContent.Trim());
    }

    [Fact]
    public async Task A_clerk_finds_any_copy_by_its_number_and_its_details_open()
    {
        var copy = await AddAsync(RegisterState.Printed, 7, _yesterday, counter: "5");
        var page = RenderPage(SomeClerk.Value);

        await FindAsync(page, copy.Number.Digits);

        var drawer = page.Find("[data-drawer=copy]").TextContent;
        Assert.Contains(copy.Number.Value, drawer, StringComparison.Ordinal);
        Assert.Contains(copy.Recipient, drawer, StringComparison.Ordinal);
        Assert.Contains(Text<CopyRegisterText>("Checks_None"), drawer, StringComparison.Ordinal);
        Assert.Contains(Text<CopyRegisterText>("Supervisor_Note"), drawer, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=withdraw]"));
        Assert.DoesNotContain(SomeLicenses.Gu.Name, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_with_a_wrong_digit_is_said_and_not_looked_for()
    {
        var page = RenderPage(SomeClerk.Value);

        await FindAsync(page, "0007-260318-00001-8");

        Assert.Contains(
            Text<CopyRegisterText>("Find_WrongCheckCharacter"), page.Find("#register-search-hint").TextContent,
            StringComparison.Ordinal);
        Assert.Empty(await Desk.ReadLogAsync());
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_what_to_do_and_an_emptied_field_shows_the_list_again()
    {
        await AddAsync(RegisterState.Printed, 1);
        var page = RenderPage(SomeClerk.Supervisor);

        await FindAsync(page, "没有这一家");
        Assert.Contains(
            Text<CopyRegisterText>("Empty_Search_Next"), page.Find("[data-empty]").TextContent,
            StringComparison.Ordinal);

        await FindAsync(page, "");
        Assert.Single(page.FindAll("[data-copy]"));
    }

    [Fact]
    public async Task What_was_looked_for_by_name_is_narrowed_by_state()
    {
        await AddAsync(RegisterState.Printed, 1);
        await AddAsync(RegisterState.Void, 2);
        await AddAsync(RegisterState.Void, 3, recipient: "云山市招标中心");
        var page = RenderPage(SomeClerk.Supervisor);
        await FindAsync(page, "商业银行");
        Assert.Equal(["Void", "Printed"], States(page));

        await page.Find("[data-state=Void]").ClickAsync();

        Assert.Equal(["Void"], States(page));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_looked_for_and_the_page_says_so()
    {
        var copy = await AddAsync(RegisterState.Printed, 1, counter: "5");
        var page = RenderPage(SomeClerk.Value);
        await Desk.BreakAuditAsync();

        await FindAsync(page, copy.Number.Value);

        Assert.NotNull(page.Find("[data-stop=log]"));
        Assert.Empty(page.FindAll("[data-drawer=copy], [data-copy]"));
    }

    [Fact]
    public async Task A_supervisor_narrows_by_state_day_counter_and_kind()
    {
        await AddAsync(RegisterState.Printed, 1);
        await AddAsync(RegisterState.Void, 2, counter: "5");
        await AddAsync(RegisterState.Reserved, 1, _yesterday);
        var page = RenderPage(SomeClerk.Supervisor);

        await page.Find("[data-state=Void]").ClickAsync();
        Assert.Equal(["Void"], States(page));

        await page.Find("[data-state=All]").ClickAsync();
        await page.Find("[data-field=counter]").ChangeAsync("5");
        Assert.Equal(["Void"], States(page));

        await page.Find("[data-field=counter]").ChangeAsync("");
        await page.Find("[data-field=day]").ChangeAsync("2026-03-17");
        Assert.Equal(["Reserved"], States(page));

        await page.Find("[data-field=day]").ChangeAsync("");
        Assert.Equal(["Void", "Printed", "Reserved"], States(page));

        await page.Find("[data-field=kind]").ChangeAsync(SomeLicenses.ResidentIdCard);
        Assert.Empty(States(page));
    }

    [Fact]
    public async Task Pages_are_turned_forth_and_back()
    {
        foreach (var sequence in Enumerable.Range(1, RegisterDesk.PageRows + 1))
        {
            await AddAsync(RegisterState.Printed, sequence);
        }

        var page = RenderPage(SomeClerk.Supervisor);
        Assert.Equal("true", page.Find("[data-action=newer]").GetAttribute("aria-disabled"));

        await page.Find("[data-action=older]").ClickAsync();
        Assert.Equal("0007-260318-00001-9", Assert.Single(page.FindAll("[data-copy]")).GetAttribute("data-copy"));

        await page.Find("[data-action=newer]").ClickAsync();
        Assert.Equal(RegisterDesk.PageRows, page.FindAll("[data-copy]").Count);
    }

    [Fact]
    public async Task Copies_whose_license_has_changed_are_offered_with_their_recipients_over_all_days()
    {
        await AddAsync(RegisterState.LicenseChanged, 1, _yesterday);
        var page = RenderPage(SomeClerk.Supervisor);
        Assert.Empty(page.FindAll("[data-copy]"));

        await page.Find("[data-action=show-changed]").ClickAsync();
        await page.Find("[data-copy] button").ClickAsync();

        Assert.Equal(["LicenseChanged"], States(page));
        Assert.Contains("云山农村商业银行青崖支行", page.Find("[data-copy]").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            Text<CopyRegisterText>("Change_Superseded"), page.Find("[data-drawer=copy] [data-banner=Warn]").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_tells_how_often_it_was_checked_and_what_was_answered()
    {
        var copy = await AddAsync(RegisterState.Printed, 1);
        await using (var db = Desk.Database.CreateDbContext())
        {
            db.Add(new CopyCheckEntry(copy.Number, CheckAnswer.InForce, copy.MadeAtUtc.AddHours(2)));
            await db.SaveChangesAsync(Cancellation);
        }

        var page = RenderPage(SomeClerk.Supervisor);
        await page.Find("[data-copy] button").ClickAsync();

        Assert.Equal("1", page.Find("[data-checks]").GetAttribute("data-checks"));
        Assert.Contains("03-18 12:42", page.Find("[data-checked]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_withdraws_one_copy_with_a_reason()
    {
        await AddAsync(RegisterState.Printed, 1);
        var page = RenderPage(SomeClerk.Supervisor);
        await page.Find("[data-copy] button").ClickAsync();
        await page.Find("[data-action=withdraw]").ClickAsync();

        await page.Find("[data-action=withdraw-now]").ClickAsync();
        Assert.Equal([CopyState.Printed], await StoredAsync());

        await ChooseReasonAsync(page, WithdrawalReason.Other);
        await page.Find("[data-action=withdraw-now]").ClickAsync();
        Assert.Equal([CopyState.Printed], await StoredAsync());

        await page.Find("[data-field=note]").InputAsync("窗口自查发现");
        await page.Find("[data-action=withdraw-now]").ClickAsync();

        Assert.Equal([CopyState.Withdrawn], await StoredAsync());
        Assert.Contains("云山农村商业银行青崖支行", page.Find("[data-withdrawn=Done]").TextContent, StringComparison.Ordinal);
        Assert.Contains("窗口自查发现", page.Find("[data-drawer=copy] .life").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Withdrawn"], States(page));
    }

    [Fact]
    public async Task All_copies_of_a_license_are_withdrawn_after_their_recipients_were_shown()
    {
        await AddAsync(RegisterState.Printed, 1);
        await AddAsync(RegisterState.Printed, 2, recipient: "云山市招标中心");
        await AddAsync(RegisterState.Void, 3);
        var page = RenderPage(SomeClerk.Supervisor);
        await page.Find("[data-copy='0007-260318-00001-9'] button").ClickAsync();
        await page.Find("[data-action=withdraw-all]").ClickAsync();
        Assert.Equal(2, page.FindAll("[data-recipients] li").Count);

        await ChooseReasonAsync(page, WithdrawalReason.LicenseChanged);
        await page.Find("[data-action=withdraw-now]").ClickAsync();

        Assert.Equal([CopyState.Withdrawn, CopyState.Withdrawn, CopyState.Void], await StoredAsync());
        Assert.Contains(
            Text<CopyRegisterText>("Done_Title", 2), page.Find("[data-withdrawn=Done]").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_supervisor_has_just_withdrawn_is_told_as_such()
    {
        var copy = await AddAsync(RegisterState.Printed, 1);
        var page = RenderPage(SomeClerk.Supervisor);
        await page.Find("[data-copy] button").ClickAsync();
        await page.Find("[data-action=withdraw]").ClickAsync();
        await ChooseReasonAsync(page, WithdrawalReason.Lost);
        await SomeCopyDesk.WithdrawalsOf(Desk)
            .WithdrawAsync(copy.Number, SomeCopies.Withdrawal, SomeClerk.Supervisor, Cancellation);

        await page.Find("[data-action=withdraw-now]").ClickAsync();

        Assert.Contains(
            Text<CopyRegisterText>("Fault_AlreadyWithdrawn"), page.Find("[data-withdrawn=None]").TextContent,
            StringComparison.Ordinal);
        Assert.Single(await Desk.ReadLogAsync(), entry => entry.Action is nameof(AuditAction.CopyWithdrawn));
    }

    [Theory]
    [InlineData(RegisterState.Reserved, WithdrawalFault.NotHandedOver)]
    [InlineData(RegisterState.Void, WithdrawalFault.Void)]
    [InlineData(RegisterState.Withdrawn, WithdrawalFault.AlreadyWithdrawn)]
    [InlineData(RegisterState.Expired, WithdrawalFault.Expired)]
    public async Task What_cannot_be_withdrawn_says_why(RegisterState state, WithdrawalFault fault)
    {
        await AddAsync(state, 1, _yesterday);
        var page = RenderPage(SomeClerk.Supervisor);
        await page.Find("[data-field=day]").ChangeAsync("2026-03-17");
        await page.Find("[data-copy] button").ClickAsync();

        Assert.NotNull(page.Find($"[data-withdrawal-fault={fault}]"));
        Assert.Empty(page.FindAll("[data-action=withdraw]"));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_withdrawn_and_what_was_typed_stays()
    {
        await AddAsync(RegisterState.Printed, 1);
        var page = RenderPage(SomeClerk.Supervisor);
        await page.Find("[data-copy] button").ClickAsync();
        await page.Find("[data-action=withdraw]").ClickAsync();
        await ChooseReasonAsync(page, WithdrawalReason.Lost);
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=withdraw-now]").ClickAsync();

        Assert.NotNull(page.Find("[data-stop=log]"));
        Assert.NotNull(page.Find("[data-drawer=withdraw]"));
        Assert.Equal([CopyState.Printed], await StoredAsync());
    }

    [Fact]
    public async Task A_day_that_adds_up_is_said_with_its_sum()
    {
        await SomeCopyDesk.PrintAsync(Desk);
        var page = RenderPage(SomeClerk.Supervisor);

        await page.Find("[data-action=account]").ClickAsync();

        Assert.Contains(
            Text<CopyRegisterText>("Account_Sum", 1, 1, 0, 0, 0, 0), page.Find("[data-account=even]").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_does_not_add_up_names_each_number_and_what_differs()
    {
        await SomeCopyDesk.PrintAsync(Desk);
        await AddAsync(RegisterState.Printed, 3);
        await using (var db = Desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE Copies SET State = 'Void' WHERE Sequence = 1", Cancellation);
        }

        var page = RenderPage(SomeClerk.Supervisor);

        await page.Find("[data-action=account]").ClickAsync();

        Assert.Equal(
            ["OtherState", "NumberMissing", "OnlyInRegister", "NoVisit"],
            page.FindAll("[data-account=uneven] [data-fault]").Select(line => line.GetAttribute("data-fault")));
        Assert.Contains(
            Text<CopyRegisterText>(
                "Day_OtherState", Text<CopyRegisterText>("State_Void"), Text<CopyRegisterText>("State_Printed")),
            page.Find("[data-fault=OtherState]").TextContent, StringComparison.Ordinal);
    }

    private Task<RegisteredCopy> AddAsync(
        RegisterState state, int sequence, DateOnly? day = null, string counter = "3",
        string recipient = "云山农村商业银行青崖支行") =>
        SomeRegister.AddAsync(Desk.Database, state, sequence, day ?? _today, counter, recipient);

    private IRenderedComponent<CopyRegisterPage> RenderPage(Clerk clerk)
    {
        this.SignInClerk(clerk);
        Services.AddSingleton(SomeCopyDesk.RegisterOf(Desk));
        Services.AddSingleton(SomeCopyDesk.WithdrawalsOf(Desk));
        Services.AddSingleton(SomeCopyDesk.ReportsOf(Desk));
        Services.AddSingleton(SomeCopyDesk.AccountsOf(Desk.Database));
        Services.AddSingleton(SomeCopyDesk.SheetsOf(Desk));
        return Render<CopyRegisterPage>();
    }

    private static async Task FindAsync(IRenderedComponent<CopyRegisterPage> page, string typed)
    {
        await page.Find("[data-field=register-search]").InputAsync(typed);
        await page.Find("[data-action=find]").ClickAsync();
    }

    private static Task ChooseReasonAsync(IRenderedComponent<CopyRegisterPage> page, WithdrawalReason reason) =>
        page.Find($"[data-field=reason] input[value={reason}]").ChangeAsync(reason.ToString());

    private static IEnumerable<string?> States(IRenderedComponent<CopyRegisterPage> page) =>
        page.FindAll("tr[data-copy]").Select(row => row.GetAttribute("data-state"));

    private async Task<List<CopyState>> StoredAsync()
    {
        await using var db = Desk.Database.CreateDbContext();
        return await db.Set<RegisteredCopy>().OrderBy(copy => copy.Sequence).Select(copy => copy.State)
            .ToListAsync(Cancellation);
    }
}
