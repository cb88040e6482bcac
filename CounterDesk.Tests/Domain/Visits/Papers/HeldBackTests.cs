using CounterDesk.Domain.Visits.Papers;

namespace CounterDesk.Tests.Domain.Visits.Papers;

public sealed class HeldBackTests
{
    private static readonly HeldBack _rule = new(HeldBack.UsualLaws, ["999900-JW-0001"]);

    [Theory]
    [InlineData("StatutoryDuty, Provision, 《中华人民共和国刑事诉讼法》第五十四条", true)]
    [InlineData("StatutoryDuty, Provision, 监察法第二十五条", true)]
    [InlineData("StatutoryDuty, Provision, 《社会救助暂行办法》第五十八条", false)]
    [InlineData("HolderAuthorization, SignedPaper, 刑事诉讼法", false)]
    [InlineData("HolderAuthorization, OnScreen", false)]
    [InlineData(null, false)]
    public void A_duty_under_a_law_that_keeps_it_secret_is_held_back(string? basis, bool isHeldBack) =>
        Assert.Equal(isHeldBack, _rule.ByBasis(basis));

    [Theory]
    [InlineData("999900-JW-0001", true)]
    [InlineData("999900-MZ-0107", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_matter_that_is_marked_is_held_back(string? item, bool isHeldBack) =>
        Assert.Equal(isHeldBack, _rule.ByItem(item));

    [Fact]
    public void Where_the_hall_names_no_law_none_is_held_back_by_it()
    {
        var none = new HeldBack([], []);

        Assert.False(none.ByProvision("刑事诉讼法"));
        Assert.False(none.ByProvision(null));
    }
}
