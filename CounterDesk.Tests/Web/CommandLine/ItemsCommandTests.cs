using System.Text;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.ServiceItems;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class ItemsCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_file_is_taken_and_again_changes_nothing_and_comes_out_as_it_went_in()
    {
        var file = SomeServiceItems.FileOf(SomeServiceItems.All.OrderBy(item => item.Code, StringComparer.Ordinal));

        var first = await ImportAsync(file);
        var second = await ImportAsync(file);
        var export = await DeskProgram.RunAsync("items", "export", "--DataFolder", _data);

        Assert.Equal(
            (ExitCode.Yes, "4 added, 0 changed, 0 retired, 0 restored, 0 unchanged, 0 refused.\n"),
            (first.ExitCode, first.Output));
        Assert.Equal(
            (ExitCode.Yes, "0 added, 0 changed, 0 retired, 0 restored, 4 unchanged, 0 refused.\n"),
            (second.ExitCode, second.Output));
        Assert.Equal((ExitCode.Yes, Encoding.UTF8.GetString(file) + "\n"), (export.ExitCode, export.Output));
    }

    [Fact]
    public async Task A_refused_entry_is_a_no_with_code_place_and_reason()
    {
        var paper = new Material { Name = "居民身份证复印件", Form = MaterialForm.Paper };

        var ending = await ImportAsync(SomeServiceItems.FileOf(
            SomeServiceItems.OldAgeAllowance with { Materials = [paper] }, SomeServiceItems.Marriage));

        Assert.Equal(
            (
                ExitCode.No,
                "entry 1, 999900-MZ-0107, materials[0].form: A license supplies “居民身份证复印件”, so paper may not be "
                + "asked for (免提交, State Council Order 716 Art. 7). Paper that is brought is accepted all the same.\n"
                + "1 added, 0 changed, 0 retired, 0 restored, 0 unchanged, 1 refused.\n"),
            (ending.ExitCode, ending.Output));
    }

    [Fact]
    public async Task What_is_no_list_is_a_no_and_a_file_that_is_not_there_is_wrong_usage()
    {
        var ending = await ImportAsync("{}"u8.ToArray());

        Assert.Equal((ExitCode.No, ""), (ending.ExitCode, ending.Output));
        Assert.Contains("items.json is no list of service items.", ending.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, (await DeskProgram.RunAsync("items", "import", "/nowhere.json")).ExitCode);
    }

    [Fact]
    public void What_was_overtaken_or_cannot_be_named_is_told_as_well()
    {
        var item = SomeServiceItems.Marriage;
        var done = new ServiceItemOffer(
            "items.json",
            [
                new(new(1, item.Code, item.Name, item, []), null, ServiceItemChange.Overtaken),
                new(
                    new(2, null, null, null, [new(ServiceItemFaultReason.Unreadable, "")]),
                    null, ServiceItemChange.Refused),
            ]);

        Assert.Equal(
            """
            entry 1, 999900-MZ-0301: somebody else has just changed it; run the same again.
            entry 2: It cannot be read: a name is wrong, a value is of another type, or something stands there twice.
            0 added, 0 changed, 0 retired, 0 restored, 0 unchanged, 2 refused.

            """,
            ItemsText.Of(done));
    }

    public static TheoryData<ServiceItemFaultReason> Reasons => [.. Enum.GetValues<ServiceItemFaultReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_its_words(ServiceItemFaultReason reason) =>
        Assert.NotEmpty(ServiceItemWords.InEnglish(new(reason, "code", "x")));

    private async Task<DeskProgram.Ending> ImportAsync(byte[] file)
    {
        var path = Path.Combine(_data, "items.json");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        return await DeskProgram.RunAsync("items", "import", path, "--DataFolder", _data);
    }
}
