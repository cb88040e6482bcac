using Bunit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.StandIn;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.External.IdCardReaders;

public sealed class StandInTableTests : BunitContext
{
    private const string Lin = "林秀兰";

    private readonly BunitJSModuleInterop _script;
    private int _laid;

    public StandInTableTests()
    {
        Services.AddWords();
        Services.AddSingleton(TimeProvider.System);
        _script = this.AddReader(set: options =>
        {
            options.StandIn = true;
            options.Address = new Uri("http://127.0.0.1:18889/api/readCert?x=1");
        });
    }

    [Fact]
    public async Task A_card_is_laid_on_the_stand_in_and_read()
    {
        Answers(new StandInState("", StandInBehavior.Normal, [Lin]));
        var table = RenderTable();
        Answers(new StandInState(Lin, StandInBehavior.Normal, [Lin]));

        table.Find("[data-field=stand-in-card]").Change(Lin);
        await table.Find("[data-action=lay-card]").ClickAsync();

        var told = _script.Invocations["tellStandIn"][^1].Arguments;
        Assert.Equal("http://127.0.0.1:18889/stand-in", ((Uri)told[0]!).AbsoluteUri);
        Assert.Equal(new StandInOrder(Lin, Behavior: null), told[1]);
        Assert.Equal(1, _laid);
    }

    [Fact]
    public void What_it_does_with_a_card_is_changed_without_reading()
    {
        Answers(new StandInState(Lin, StandInBehavior.Normal, [Lin]));
        var table = RenderTable();

        table.Find("[data-field=stand-in-behavior]").Change("Slow");

        Assert.Equal(
            new StandInOrder(Card: null, StandInBehavior.Slow), _script.Invocations["tellStandIn"][^1].Arguments[1]);
        Assert.Equal(0, _laid);
    }

    [Fact]
    public void A_stand_in_that_is_not_there_is_said_to_be_gone_and_asked_again_after_a_reading()
    {
        _script.Setup<StandInState>("tellStandIn", _ => true).SetException(new Microsoft.JSInterop.JSException("no"));
        var table = RenderTable();
        Assert.Empty(table.FindAll("select"));

        Answers(new StandInState(Lin, StandInBehavior.Normal, [Lin]));
        table.Render();

        Assert.Equal(2, table.FindAll("select").Count);
    }

    private void Answers(StandInState state) =>
        _script.Setup<StandInState>("tellStandIn", _ => true).SetResult(state);

    private IRenderedComponent<StandInTable> RenderTable() =>
        Render<StandInTable>(parameters => parameters.Add(table => table.OnLaid, () => _laid++));
}
