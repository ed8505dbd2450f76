"""Words of designations that name no type: what they say about a class of equipment, by use."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILLERS = _set("the a an of and or for with in to on by its his their other some new more type series")

GENERAL = _set(
    """arm weapon weaponry armament equipment hardware material materiel supply system capability assistance item goods
    military defence defense aid package lethal support munition"""
)

ADJECTIVES = _set(
    """advanced modern heavy light medium armed combat attack assault guided unguided self propelled towed wheeled
    tracked long short mid range high low altitude endurance multi role multirole stealth surface air ground land sea
    coastal naval maritime conventional additional used second hand surplus refurbished upgraded third fourth fifth
    sixth generation future ready mobile based borne launched powered capable diesel electric nuclear large small
    calibre caliber variant version class family model standard special indigenous domestic local made foreign
    american russian chinese turkish indian israeli french german british soviet explosive spy precision strategic
    super tactical transport various sophisticated offensive defensive critical key dedicated"""
)

# Nouns of what a system is made of, fires or needs: "F-14 parts" are not F-14s.
PARTS = _set(
    """spare part component upgrade kit training maintenance service engine ammunition ammo round shell missile rocket
    seat launcher technology technical"""
)

KINDS = PARTS | _set(
    """drone uav ucav unmanned aerial vehicle loitering kamikaze aircraft plane jet fighter bomber trainer airlifter
    tanker refuelling refueling awacs helicopter chopper gunship rotorcraft torpedo torpedoe bomb battery interceptor
    anti tank armor armour armoured armored personnel carrier infantry fighting howitzer artillery gun mortar cannon
    cartridge warship ship frigate corvette destroyer boat patrol vessel submarine minehunter minesweeper radar sonar
    sensor optic camera ejection turbine propulsion motor satellite rifle pistol carbine machine sniper cruise
    ballistic hypersonic supersonic antiship antitank mine grenade cluster counter command control communication
    electronic warfare jammer simulator body helmet vest night vision device goggle medical truck logistics
    engineering bridge recovery reconnaissance surveillance locating interception shield dome umbrella program
    programme project plant line facility amphibious landing craft mount turret pod seeker booster scramjet reactor
    pump fleet squadron"""
)
