using System.Text;
using Bunit;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.HallSettings.Items;
using CounterDesk.Web.Localization;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.HallSettings.Items;

/// <summary>What the system administrator reads and does about the hall's service items.</summary>
public sealed class ItemsPageTests : BunitContext, IAsyncLifetime
{
    private static readonly ServiceItem _allowance = SomeServiceItems.OldAgeAllowance;
    private static readonly ServiceItem _retired = _allowance with { Code = "999900-AA-0001", IsRetired = true };

    private TestItems _hall = null!;

    public async ValueTask InitializeAsync()
    {
        _hall = await TestItems.CreateAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk(TestItems.Administrator);
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_hall.Desk.Time);
        Services.AddSingleton(new DeskClock(_hall.Desk.Time));
        Services.AddSingleton(SomeLicenses.Catalog);
        Services.AddSingleton(_hall.List);
        Services.AddSingleton(_hall.Intake);
        Services.AddScoped<DeskBrowser>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _hall.DisposeAsync();
    }

    [Fact]
    public void Only_the_system_administrator_may_come_here() =>
        Assert.Equal(
            DeskRoles.SystemAdministrator,
            Assert.IsType<AuthorizeAttribute>(
                Assert.Single(typeof(ItemsPage).GetCustomAttributes(typeof(AuthorizeAttribute), false))).Roles);

    [Fact]
    public void A_hall_without_items_is_told_what_to_do()
    {
        var page = Render<ItemsPage>();

        Says(page, "[data-empty]", Text("NoneYet"));
        Assert.NotNull(page.Find("[data-how]"));
        Assert.Equal(ServiceItemsModule.ExportAddress, page.Find("[data-action=export]").GetAttribute("href"));
    }

    [Fact]
    public async Task Items_are_listed_with_what_nobody_has_to_bring_and_retired_ones_last()
    {
        await _hall.BringAsync([.. SomeServiceItems.All, _retired]);

        var page = Render<ItemsPage>();

        Assert.Equal(
            ["999900-BD-0101", "999900-MZ-0107", "999900-MZ-0109", "999900-MZ-0301", "999900-AA-0001"],
            page.FindAll("[data-row-of]").Select(row => row.GetAttribute("data-row-of")));
        Assert.Equal("Retired", page.Find("[data-row-of='999900-AA-0001']").GetAttribute("data-state"));
        Says(page, "[data-row-of='999900-MZ-0107']", Text("Spared", 2, 4));
    }

    [Fact]
    public async Task A_few_letters_find_an_item_and_a_retired_one_too()
    {
        await _hall.BringAsync([.. SomeServiceItems.All, _retired]);
        var page = Render<ItemsPage>();

        await page.Find("#search").InputAsync("gljtsl");
        Assert.Equal(
            ["999900-AA-0001", "999900-MZ-0107"],
            page.FindAll("[data-row-of]").Select(row => row.GetAttribute("data-row-of")));

        await page.Find("#search").InputAsync("社保");
        Says(page, "[data-empty]", Text("NotFound", "社保"));
    }

    [Fact]
    public async Task Of_a_long_list_so_many_are_shown_as_anybody_reads()
    {
        await _hall.BringAsync(SomeServiceItems.Many(ItemsPage.MostShown + 3));

        var page = Render<ItemsPage>();

        Assert.Equal(ItemsPage.MostShown, page.FindAll("[data-row-of]").Count);
        Assert.Equal("3", page.Find("[data-unlisted]").GetAttribute("data-unlisted"));
    }

    [Fact]
    public async Task One_item_is_shown_as_a_person_reads_it()
    {
        await _hall.BringAsync(
            SomeServiceItems.TransferOfProperty, SomeServiceItems.Marriage with { DutyProvision = "第九条" });
        var page = Render<ItemsPage>();

        await page.Find("[data-item='999900-BD-0101']").ClickAsync();

        Assert.Equal(
            [("身份证明", "Library"), ("婚姻状况证明", "Library"), ("不动产权证书", "BringOriginal")],
            page.FindAll("[data-material]").Select(row =>
                (row.GetAttribute("data-material")!, row.GetAttribute("data-source")!)));
        Says(page, "[data-material=身份证明]", "居民身份证 或 居民户口簿");
        var marriage = page.Find("[data-material=婚姻状况证明]").TextContent;
        Assert.Contains(Text("Fields_Extra", "配偶姓名、配偶身份证件号"), marriage, StringComparison.Ordinal);
        Assert.Contains(Text("Fields_Unneeded", "国籍"), marriage, StringComparison.Ordinal);
        Assert.Equal(Text("Basis_Consent"), page.Find("[data-fact=basis]").TextContent);
        Assert.Equal(Text("Delegation_Yes"), page.Find("[data-fact=delegation]").TextContent);

        await page.Find("[data-item='999900-MZ-0301']").ClickAsync();
        Assert.Equal(Text("Basis_Duty", "第九条"), page.Find("[data-fact=basis]").TextContent);
        Says(page, "[data-fact=delegation]", "民法典");

        await page.Find("[data-action=close]").ClickAsync();
        Assert.NotNull(page.Find("[data-how]"));
    }

    [Fact]
    public async Task A_file_says_what_it_would_change_before_it_is_taken()
    {
        await _hall.BringAsync(SomeServiceItems.All);
        var paper = new Material { Name = "居民身份证", Form = MaterialForm.Paper };
        var page = Offer(SomeServiceItems.FileOf(
            _allowance with { LongestValidityDays = 60 },
            SomeServiceItems.Marriage with { IsRetired = true },
            SomeServiceItems.TransferOfProperty,
            _allowance with { Code = "999900-MZ-0199" },
            _allowance with { Code = "999900-MZ-0198", Materials = [paper] }));

        Assert.Equal(
            ["Refused", "Changed", "Retired", "Added"],
            page.FindAll("[data-entry]").Select(row => row.GetAttribute("data-change")));
        Assert.Equal(
            ["Added", "Changed", "Retired", "Unchanged", "Refused"],
            page.FindAll("[data-count]").Select(count => count.GetAttribute("data-count")));
        Says(page, "[data-change=Changed]", "有效天数");
        Says(page, "[data-fault=PaperForWhatALicenseSupplies]", "国务院令第716号第七条");
        Says(page, "[data-fault]", "materials[0].form");
        Says(page, "[data-notice=refused]", Text("Offer_Refused", 1));
        Says(page, "[data-action=take]", Text("Offer_Take", 3));
        Assert.Equal(4, (await _hall.Desk.ReadLogAsync()).Count);

        await page.Find("[data-entry] [data-item='999900-MZ-0107']").ClickAsync();
        Assert.Equal("sel", page.Find("[data-change=Changed]").ClassList[^1]);
        Says(page, "[data-drawer=item]", Text("Fact_Validity_Value", 60));
        Assert.Empty(page.FindAll("[data-action=retire]"));
    }

    [Fact]
    public async Task What_is_taken_is_told_and_what_was_not_is_named()
    {
        var page = Offer(SomeServiceItems.FileOf(_allowance, SomeServiceItems.Marriage with { Recipients = [] }));

        await page.Find("[data-action=take]").ClickAsync();

        Says(page, "[data-answer=TakenInPart]", Text("TakenInPart", "items.json", 1, 1));
        Says(page, "[data-answer]", "结婚登记");
        Assert.NotNull(page.Find("[data-row-of='999900-MZ-0107']"));
        Assert.Empty(page.FindAll("[data-offer]"));
    }

    [Fact]
    public async Task When_all_is_taken_the_page_says_that_the_counters_work_by_it()
    {
        var page = Offer(SomeServiceItems.FileOf(SomeServiceItems.All));

        await page.Find("[data-action=take]").ClickAsync();

        Says(page, "[data-answer=Taken]", Text("Taken", "items.json", 4));
        Assert.Equal(4, (await _hall.List.ListAsync(Xunit.TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task A_file_that_changes_nothing_cannot_be_taken_and_one_can_go_back()
    {
        await _hall.BringAsync(SomeServiceItems.All);
        var page = Offer(SomeServiceItems.FileOf(SomeServiceItems.All));

        Assert.Equal("true", page.Find("[data-action=take]").GetAttribute("aria-disabled"));
        Says(page, "[data-action=take]", Text("Offer_Nothing"));
        Assert.Empty(page.FindAll("[data-table=offer]"));

        await page.Find("[data-action=leave]").ClickAsync();
        Assert.Equal(4, page.FindAll("[data-row-of]").Count);
    }

    [Theory]
    [InlineData("[\n{,", "第 2 行")]
    [InlineData("{}", "方括号")]
    public void What_is_no_list_says_where(string content, string where)
    {
        var page = Offer(Encoding.UTF8.GetBytes(content));

        Says(page, "[data-answer=NotAList]", where);
        Assert.Empty(page.FindAll("[data-offer]"));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_even_read() =>
        Assert.NotNull(Offer(new byte[ServiceItemFile.MaxBytes + 1]).Find("[data-answer=TooLarge]"));

    [Fact]
    public async Task Retiring_is_asked_once_and_restoring_is_not()
    {
        await _hall.BringAsync(_allowance);
        var page = Render<ItemsPage>();
        await page.Find("[data-item='999900-MZ-0107']").ClickAsync();

        await page.Find("[data-action=retire]").ClickAsync();
        await page.Find("[data-dialog=retire] [data-action=keep]").ClickAsync();
        Assert.Empty(page.FindAll("[data-dialog]"));
        Assert.Equal("InUse", page.Find("[data-row-of]").GetAttribute("data-state"));

        await page.Find("[data-action=retire]").ClickAsync();
        await page.Find("[data-dialog=retire] [data-action=confirm-retire]").ClickAsync();
        Assert.NotNull(page.Find("[data-answer=Retired]"));
        Assert.Equal("Retired", page.Find("[data-row-of]").GetAttribute("data-state"));

        await page.Find("[data-action=restore]").ClickAsync();
        Assert.NotNull(page.Find("[data-answer=Restored]"));
        Assert.Equal("InUse", page.Find("[data-row-of]").GetAttribute("data-state"));
    }

    [Fact]
    public async Task What_somebody_else_has_just_changed_is_shown_as_it_is_now()
    {
        await _hall.BringAsync(_allowance);
        var page = Render<ItemsPage>();
        await page.Find("[data-item='999900-MZ-0107']").ClickAsync();
        await _hall.BringAsync(_allowance with { LongestValidityDays = 7 });

        await page.Find("[data-action=retire]").ClickAsync();
        await page.Find("[data-action=confirm-retire]").ClickAsync();

        Says(page, "[data-answer=Overtaken]", Text("Overtaken", "高龄津贴申领"));
        Says(page, "[data-drawer]", Text("Fact_Validity_Value", 7));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_done_and_the_page_says_so()
    {
        var page = Offer(SomeServiceItems.FileOf(_allowance));
        await _hall.Desk.BreakAuditAsync();

        await page.Find("[data-action=take]").ClickAsync();

        Assert.Equal(Text("Log_Title"), page.Find("[data-stop=log] h1").TextContent);
        Assert.Empty(page.FindAll("[data-row-of]"));
    }

    public static TheoryData<string> Words =>
    [
        .. Enum.GetNames<ServiceItemFaultReason>().Select(name => $"Fault_{name}"),
        .. Enum.GetNames<ServiceItemChange>().Select(name => $"Change_{name}"),
        .. Enum.GetNames<ServiceItemPart>().Select(name => $"Part_{name}"),
        .. Enum.GetNames<MaterialSource>().Select(name => $"Source_{name}"),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void Everything_that_may_be_said_of_items_has_its_word(string key) =>
        Assert.False(Services.GetRequiredService<IStringLocalizer<ServiceItemText>>()[key].ResourceNotFound);

    private static void Says(IRenderedComponent<ItemsPage> page, string selector, string words) =>
        Assert.Contains(words, page.Find(selector).TextContent, StringComparison.Ordinal);

    private IRenderedComponent<ItemsPage> Offer(byte[] file)
    {
        var page = Render<ItemsPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(file, "items.json"));
        return page;
    }

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<ItemsPageText>>()[key, arguments];
}
