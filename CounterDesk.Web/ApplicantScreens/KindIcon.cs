using MudBlazor;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>A picture for a kind of license, so that a list can be followed by people who do not read it.</summary>
public static class KindIcon
{
    public static string Of(string kindCode) => kindCode switch
    {
        "11100000000013127D001" => Icons.Material.Outlined.Badge,
        "11999900MB0TE5T01T002" => Icons.Material.Outlined.FamilyRestroom,
        "11999900MB0TE5T01T003" => Icons.Material.Outlined.FavoriteBorder,
        "11100000MB03271699001" => Icons.Material.Outlined.Home,
        "11100000MB0143028R001" => Icons.Material.Outlined.Storefront,
        "11999900MB0TE5T01T005" => Icons.Material.Outlined.Accessible,
        _ => Icons.Material.Outlined.Article,
    };
}
