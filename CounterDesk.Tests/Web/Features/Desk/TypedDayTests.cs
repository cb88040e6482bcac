using CounterDesk.Web.Features.Desk;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class TypedDayTests
{
    [Theory]
    [InlineData("20260630", "2026-06-30")]
    [InlineData("2026-6-30", "2026-06-30")]
    [InlineData("2026年6月30日", "2026-06-30")]
    [InlineData("2026.6.30", "2026-06-30")]
    [InlineData("２０２６０６３０", "2026-06-30")]
    [InlineData(" 0630 ", "2026-06-30")]
    [InlineData("6-30", "2026-06-30")]
    [InlineData("6月30日", "2026-06-30")]
    [InlineData("1231", "2026-12-31")]
    [InlineData("20240229", "2024-02-29")]
    public void A_day_is_read_as_clerks_write_it_and_four_digits_are_of_this_year(string typed, string day)
    {
        Assert.True(TypedDay.TryParse(typed, 2026, out var read));
        Assert.Equal(day, $"{read:yyyy-MM-dd}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0229")]
    [InlineData("1332")]
    [InlineData("20261301")]
    [InlineData("明天")]
    [InlineData("2026|0630")]
    public void What_is_no_day_is_not_one(string typed) => Assert.False(TypedDay.TryParse(typed, 2026, out _));

    [Fact]
    public void The_29th_of_February_is_one_in_its_years() => Assert.True(TypedDay.TryParse("0229", 2028, out _));

    [Theory]
    [InlineData("", true)]
    [InlineData("0", true)]
    [InlineData("063", true)]
    [InlineData("2026", true)]
    [InlineData("2026063", true)]
    [InlineData("2026-6", true)]
    [InlineData("1332", false)]
    [InlineData("20261332", false)]
    [InlineData("明天", false)]
    public void Nobody_is_told_of_a_fault_while_still_typing(string typed, bool isBegun) =>
        Assert.Equal(isBegun, TypedDay.IsBegun(typed));
}
